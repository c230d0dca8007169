import { aShift } from '../testing/samples'
import { canCheckIn, cellsView, countView, standOf } from './shift-view'

const hour = 3_600_000
const before = aShift().startsAt - 2 * hour - 1
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
  [{ left: 3, audience: 'party' as const, notForMe: true as const }, 'notForMe', '只招党员', 'quiet'],
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

test('from two hours before the start a full shift is for the first tap, not for the waiting list', () => {
  const shift = aShift({ left: 0 })
  expect(standOf(shift, shift.startsAt - 2 * hour)).toBe('rush')
})

test('people on it check in from half an hour before the start until the end, once', () => {
  const shift = aShift({ mine: { state: 'claimed' } })
  expect(canCheckIn(shift, shift.startsAt - hour / 2 - 1)).toBe(false)
  expect(canCheckIn(shift, shift.startsAt - hour / 2)).toBe(true)
  expect(canCheckIn(shift, shift.endsAt)).toBe(false)
  const there = aShift({ mine: { state: 'claimed', checkedInAt: shift.startsAt } })
  expect(canCheckIn(there, shift.startsAt + 1)).toBe(false)
})

test('more people than places, after places were lowered, are told as they are', () => {
  const lowered = cellsView(aShift({ places: 4, left: 0, taken: 6 }))
  expect(lowered.label).toBe('4\u00A0个名额，已报 6\u00A0个')
})
