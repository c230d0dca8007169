import { anItem } from '../testing/samples'
import { mondayOf, weekView } from './week-view'

const at = (text: string) => Date.parse(`${text}:00+08:00`)
const now = at('2026-11-22T09:41')

test('a week begins on Monday, also for a Sunday', () => {
  expect(['2026-11-16', '2026-11-22', '2026-11-23'].map(mondayOf)).toEqual([
    '2026-11-16',
    '2026-11-16',
    '2026-11-23',
  ])
})

test('seven days, mine on theirs in the order of the clock, the others empty', () => {
  const items = [
    anItem({ id: 'late', startsAt: at('2026-11-20T14:00'), mine: { state: 'claimed' } }),
    anItem({ id: 'early', startsAt: at('2026-11-20T07:30'), mine: { state: 'claimed' } }),
    anItem({ id: 'next-week', startsAt: at('2026-11-23T07:30'), mine: { state: 'claimed' } }),
  ]
  const { name, days } = weekView(items, '2026-11-16', now)
  expect(name).toBe('这一周')
  expect(days.map(({ shifts }) => shifts.map(({ shiftId }) => shiftId))).toEqual([
    [],
    [],
    [],
    [],
    ['early', 'late'],
    [],
    [],
  ])
  expect(days.map(({ name }) => name)).toEqual(['周一', '周二', '周三', '周四', '周五', '周六', '今天'])
})

test('another week is named by its days', () => {
  expect(weekView([], '2026-11-23', now).name).toBe('11月23日–11月29日')
})
