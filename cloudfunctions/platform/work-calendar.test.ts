import { createWorkCalendar } from './work-calendar'

const calendar = createWorkCalendar()

test('the national holiday and its make-up days are as announced for 2026', () => {
  expect(calendar.isWorkingDay('2026-10-01')).toBe(false)
  expect(calendar.isWorkingDay('2026-10-10')).toBe(true)
  expect(calendar.isProvisional('2026-10-01')).toBe(false)
})

test('working days are counted over the holiday', () => {
  expect(calendar.workingDaysAfter('2026-09-30', 3)).toBe('2026-10-10')
  expect(calendar.workingDaysAfter('2026-10-31', 5)).toBe('2026-11-06')
})

test('a year nobody has announced counts Monday to Friday and says that it is provisional', () => {
  expect(calendar.isWorkingDay('2031-10-01')).toBe(true)
  expect(calendar.isProvisional('2031-10-01')).toBe(true)
})

test('a year that comes as data is counted by it and is no longer provisional', () => {
  const announced = createWorkCalendar([{ year: 2031, holidays: ['2031-10-01'], workdays: ['2031-10-11'] }])
  expect(announced.isWorkingDay('2031-10-01')).toBe(false)
  expect(announced.isWorkingDay('2031-10-11')).toBe(true)
  expect(announced.isWorkingDay('2031-10-12')).toBe(false)
  expect(announced.isProvisional('2031-10-01')).toBe(false)
  expect(announced.workingDaysAfter('2031-09-30', 1)).toBe('2031-10-02')
})

test('a year says what it is counted by, and the days that are not as the week says', () => {
  const known = calendar.yearOf(2026)
  expect(known.source).toBe('library')
  expect(known.holidays).toContain('2026-10-01')
  expect(known.workdays).toContain('2026-10-10')
  // Saturday and Sunday are off anyway.
  expect(known.holidays).not.toContain('2026-10-03')
  expect(calendar.yearOf(2031)).toEqual({ year: 2031, source: 'none', holidays: [], workdays: [] })
  const year = { year: 2031, holidays: ['2031-10-01'], workdays: ['2031-10-11'] }
  expect(createWorkCalendar([year]).yearOf(2031)).toEqual({ ...year, source: 'announced' })
})
