import fc from 'fast-check'
import { HOUR } from '../../platform/calendar'
import { NOW } from '../../testing/documents'
import { countedHours, mostHours } from './hours-rules'

const shiftOf = (hours: number) => ({ startsAt: NOW, endsAt: NOW + hours * HOUR })
const minutes = fc.integer({ min: 10, max: 16 * 60 })
const halfHours = fc.integer({ min: 0, max: 36 }).map((halves) => halves / 2)

test.each([
  [3, 1.5, 0],
  [3, 2, 2],
  [3, 3.5, 3.5],
  [2.5, 1.5, 1.5],
  [5, 3, 3],
  [5, 2.5, 0],
])('of a shift of %d hours %d attended count as %d', (length, hours, counted) => {
  expect(countedHours(shiftOf(length), 'present', hours)).toBe(counted)
})

test('from 60 % on the hours count in full, below not at all, and never of somebody who was not there', () => {
  fc.assert(
    fc.property(minutes, halfHours, (length, hours) => {
      const shift = { startsAt: NOW, endsAt: NOW + length * 60_000 }
      const share = (hours * 60) / length
      expect(countedHours(shift, 'present', hours)).toBe(share >= 0.6 - 1e-9 ? hours : 0)
      expect(countedHours(shift, 'absent', hours)).toBe(0)
      expect(countedHours(shift, 'excused', hours)).toBe(0)
    }),
  )
})

test('longer counts no less', () => {
  fc.assert(
    fc.property(minutes, halfHours, (length, hours) => {
      const shift = { startsAt: NOW, endsAt: NOW + length * 60_000 }
      expect(countedHours(shift, 'present', hours + 0.5)).toBeGreaterThanOrEqual(
        countedHours(shift, 'present', hours),
      )
    }),
  )
})

test('at most two hours more than the shift, in half-hours', () => {
  expect(mostHours(shiftOf(3))).toBe(5)
  expect(mostHours(shiftOf(2.75))).toBe(5)
  fc.assert(
    fc.property(minutes, (length) => {
      const most = mostHours({ startsAt: NOW, endsAt: NOW + length * 60_000 })
      expect(most % 0.5).toBe(0)
      expect(most * 60).toBeGreaterThanOrEqual(length + 120)
      expect(most * 60).toBeLessThan(length + 150)
    }),
  )
})
