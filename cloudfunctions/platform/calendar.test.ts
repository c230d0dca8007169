import fc from 'fast-check'
import { addDays, dayOf, startOfDay } from './calendar'

test('a day in Shanghai begins at 16:00 UTC of the day before', () => {
  expect(dayOf(Date.parse('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22')
  expect(dayOf(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
  expect(startOfDay('2026-11-23')).toBe(Date.parse('2026-11-22T16:00:00Z'))
})

test('days run on over month, year and leap day', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-11-01', -1)).toBe('2026-10-31')
})

test('every instant lies within its own day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (instant) => {
      const day = dayOf(instant)
      expect(startOfDay(day)).toBeLessThanOrEqual(instant)
      expect(startOfDay(addDays(day, 1))).toBeGreaterThan(instant)
    }),
  )
})
