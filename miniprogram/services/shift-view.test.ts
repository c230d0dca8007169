import { aShift } from '../testing/samples'
import { cellsView, countView, standOf } from './shift-view'

const before = aShift().startsAt - 1
const kinds = (changes: Parameters<typeof aShift>[0]) =>
  cellsView(aShift(changes)).cells.map(({ kind }) => kind)

test('each place is one cell: taken, mine, or open', () => {
  expect(kinds({ places: 4, left: 1, mine: { state: 'claimed' } })).toEqual([
    'taken',
    'taken',
    'mine',
    'open',
  ])
})

test('a full shift is grey, so that blue always means room', () => {
  expect(kinds({ places: 2, left: 0 })).toEqual(['full', 'full'])
})

test('up to twenty places are drawn as cells, more as one bar', () => {
  expect(cellsView(aShift({ places: 12 })).shape).toBe('cells')
  expect(cellsView(aShift({ places: 20 })).shape).toBe('thin')
  expect(cellsView(aShift({ places: 500, left: 125 }))).toMatchObject({ shape: 'bar', filled: 75, cells: [] })
})

test('the cells are read out in words', () => {
  expect(cellsView(aShift({ places: 12, left: 3 })).label).toBe('12\u00A0个名额，已报 9\u00A0个')
})

test.each([
  [{ left: 3 }, 'open', '还剩 3 个名额', 'blue'],
  [{ left: 1 }, 'last', '只剩 1 个名额', 'amber'],
  [{ left: 0, waiting: 2 }, 'full', '已满 · 候补 2 人', 'quiet'],
  [{ left: 0, queueLeft: 0 }, 'closed', '名额和候补都满了', 'quiet'],
  [{ state: 'cancelled' as const, mine: { state: 'claimed' as const } }, 'cancelled', '这班取消了', 'quiet'],
  [{ state: 'settled' as const }, 'ended', '已经结束', 'quiet'],
])('a shift with %j is %s: %s', (changes, stand, words, tone) => {
  const shift = aShift(changes)
  expect(standOf(shift, before)).toBe(stand)
  const { text, ...count } = countView(shift, standOf(shift, before))
  expect({ ...count, text: text.replaceAll('\u00A0', ' ') }).toEqual({ tone, text: words })
})

test('from its start a shift can no longer be claimed, and from its end it is over', () => {
  const shift = aShift()
  expect(standOf(shift, shift.startsAt)).toBe('started')
  expect(standOf(shift, shift.endsAt)).toBe('ended')
})
