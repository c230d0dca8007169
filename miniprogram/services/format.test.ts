import {
  addDays,
  clockRange,
  dayOf,
  fullDay,
  greeting,
  inOneLine,
  nearDay,
  nearRange,
  nearTime,
  shiftName,
  startOfDay,
  stripDay,
  withUnit,
  yearDay,
} from './format'

/** Sunday 22 November 2026, 9:41 in the town. */
const now = Date.parse('2026-11-22T09:41:00+08:00')
const at = (text: string) => Date.parse(`${text}+08:00`)

test('a day begins at midnight in the town, whatever the phone is set to', () => {
  expect(dayOf(at('2026-11-22T00:00:00'))).toBe('2026-11-22')
  expect(dayOf(at('2026-11-22T23:59:59'))).toBe('2026-11-22')
  expect(startOfDay('2026-11-22')).toBe(at('2026-11-22T00:00:00'))
})

test('days are counted over the ends of months, years and Februaries', () => {
  expect(addDays('2026-11-30', 1)).toBe('2026-12-01')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
})

test('a time is said as people say it', () => {
  const startsAt = at('2026-11-23T07:30:00')
  expect(nearRange(startsAt, at('2026-11-23T10:30:00'), now)).toBe('明天 7:30–10:30')
  expect(clockRange(at('2026-11-23T13:05:00'), at('2026-11-23T16:00:00'))).toBe('13:05–16:00')
  expect(fullDay('2026-11-23')).toBe('11月23日 星期一')
  expect(yearDay('2027-01-02')).toBe('2027年1月2日')
  expect(nearTime(at('2026-11-22T08:12:00'), now)).toBe('今天 8:12')
})

test.each([
  ['2026-11-21', '昨天'],
  ['2026-11-22', '今天'],
  ['2026-11-23', '明天'],
  ['2026-11-24', '后天'],
  ['2026-11-25', '周三'],
  ['2026-11-28', '周六'],
  ['2026-11-29', '11月29日'],
  ['2026-11-20', '11月20日'],
])('%s is called %s on 22 November', (day, name) => {
  expect(nearDay(day, '2026-11-22')).toBe(name)
})

test('the strip of days goes from 今天 and 明天 on to weekdays', () => {
  const names = [0, 1, 2, 6].map((days) => stripDay(addDays('2026-11-22', days), '2026-11-22'))
  expect(names).toEqual(['今天', '明天', '周二', '周六'])
})

test('a number never parts from its unit at the end of a line', () => {
  expect(withUnit(3, '个')).toBe('3\u00A0个')
})

test.each([
  ['2026-11-23T07:30:00', '上午班'],
  ['2026-11-23T12:00:00', '下午班'],
  ['2026-11-23T17:59:00', '下午班'],
  ['2026-11-23T18:00:00', '晚班'],
])('a shift from %s is the %s', (startsAt, name) => {
  expect(shiftName(at(startsAt))).toBe(name)
})

test.each([
  ['2026-11-22T04:59:00', '晚上好'],
  ['2026-11-22T05:00:00', '早上好'],
  ['2026-11-22T09:00:00', '上午好'],
  ['2026-11-22T12:00:00', '中午好'],
  ['2026-11-22T14:00:00', '下午好'],
  ['2026-11-22T18:00:00', '晚上好'],
])('at %s one says %s', (time, words) => {
  expect(greeting(at(time))).toBe(words)
})

test('facts stand side by side, without those that are missing, and a dot stays with the fact before it', () => {
  expect(inOneLine('上田村支部', '', undefined, '今天')).toBe('上田村支部\u00A0· 今天')
})
