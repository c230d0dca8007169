import { announcedIn, calendarProblem, daysIn } from './holiday-text'

test('a stretch of days is every day of it, also over the end of a month', () => {
  expect(daysIn('9月30日至10月2日放假', 2027)).toEqual(['2027-09-30', '2027-10-01', '2027-10-02'])
  expect(daysIn('10月1日（周四）至3日（周六）', 2026)).toEqual(['2026-10-01', '2026-10-02', '2026-10-03'])
})

test('days of another year, and days there are not, are no days', () => {
  expect(daysIn('2026年12月31日、2027年1月1日、2月30日', 2027)).toEqual(['2027-01-01'])
  expect(daysIn('2027-01-01，2026-12-31，2027-13-01', 2027)).toEqual(['2027-01-01'])
})

test('what is announced together is told apart: days off, and days worked instead', () => {
  const text = '2月15日（周日）至17日（周二）放假调休，共3天。2月14日（周六）、2月28日（周六）上班。'
  expect(announcedIn(text, 2026, 'holidays')).toEqual({
    holidays: ['2026-02-15', '2026-02-16', '2026-02-17'],
    workdays: ['2026-02-14', '2026-02-28'],
  })
})

test('no day is both off and worked', () => {
  expect(calendarProblem({ holidays: ['2027-01-01'], workdays: ['2027-01-01'] })).toContain('1月1日')
  expect(calendarProblem({ holidays: [], workdays: [] })).toBe('请先录放假的日子。')
  expect(calendarProblem({ holidays: ['2027-01-01'], workdays: [] })).toBe('')
})
