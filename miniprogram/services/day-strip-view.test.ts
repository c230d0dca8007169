import { dayHeading, emptyDay, stripDays } from './day-strip-view'

/** Sunday 22 November 2026, in the town. */
const now = Date.parse('2026-11-22T09:41:00+08:00')
const days = stripDays(now, [
  { day: '2026-11-23', shifts: 3 },
  { day: '2026-11-27', shifts: 1 },
])
const plain = (text: string) => text.replaceAll('\u00A0', ' ')

test('seven days from today are read out with their shifts', () => {
  expect(days).toHaveLength(7)
  expect(days.slice(0, 2).map(({ label }) => plain(label))).toEqual([
    '11月22日 今天，没有班',
    '11月23日 明天，有 3 班',
  ])
})

test('the heading says the number of shifts', () => {
  expect(plain(dayHeading('2026-11-23', days, now))).toBe('明天有 3 班')
})

test('a day without shifts leads to the next one that has some', () => {
  expect(emptyDay('2026-11-22', days, now)).toMatchObject({ button: '看明天的任务' })
  expect(emptyDay('2026-11-24', days, now)).toMatchObject({ button: '看周五的任务' })
})

test('after the last day with shifts it leads back to an earlier one', () => {
  expect(emptyDay('2026-11-28', days, now)).toMatchObject({ button: '看明天的任务' })
})

test('when all seven days are empty there is no button', () => {
  expect(emptyDay('2026-11-22', stripDays(now, []), now)).toMatchObject({ button: '' })
})
