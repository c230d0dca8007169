import fc from 'fast-check'
import { HOUR } from '../../platform/calendar'
import { clashes, clashWindow, expectedPoints, queueCap, type Shown, standOf, viewShift } from './shift-rules'

const nine = Date.parse('2026-11-23T09:00:00+08:00')
const at = (from: number, to: number, siteId: string) => ({
  startsAt: nine + from * HOUR,
  endsAt: nine + to * HOUR,
  siteId,
})

describe('clash (PRODUCT §4)', () => {
  test('shifts that overlap clash, at one site, too', () => {
    expect(clashes(at(0, 2, 'a'), at(1, 3, 'a'))).toBe(true)
  })

  test('at one site a shift may follow at once', () => {
    expect(clashes(at(0, 2, 'a'), at(2, 3, 'a'))).toBe(false)
  })

  test('between two sites there must be an hour', () => {
    expect(clashes(at(0, 2, 'a'), at(2.9, 4, 'b'))).toBe(true)
    expect(clashes(at(0, 2, 'a'), at(3, 4, 'b'))).toBe(false)
  })

  test('it does not matter which one is asked first, and a clash lies in the window that is searched', () => {
    const shift = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }), fc.constantFrom('a', 'b'))
      .map(([from, long, site]) => at(from / 2, (from + long) / 2, site))
    fc.assert(
      fc.property(shift, shift, (a, b) => {
        expect(clashes(a, b)).toBe(clashes(b, a))
        const { from, to } = clashWindow(a)
        expect(!clashes(a, b) || (b.startsAt < to && b.endsAt > from)).toBe(true)
      }),
    )
  })
})

describe('the waiting list', () => {
  test('takes twenty, or half the places when that is more', () => {
    expect([1, 20, 40, 41, 42, 500].map(queueCap)).toEqual([20, 20, 20, 20, 21, 250])
  })

  test('shows a position from 1, and offers free places to the first', () => {
    const shift = { roster: [entry('m-1')], queue: [entry('m-2'), entry('m-3')], left: 1 }
    expect(standOf(shift, 'm-1')).toEqual({ state: 'claimed' })
    expect(standOf(shift, 'm-2')).toEqual({ state: 'offered', position: 1 })
    expect(standOf(shift, 'm-3')).toEqual({ state: 'waiting', position: 2 })
    expect(standOf(shift, 'm-4')).toBeUndefined()
  })
})

describe('what a shift shows', () => {
  const shift: Shown = {
    _id: 's-1',
    taskId: 't-1',
    branchId: 'b-1',
    state: 'open',
    ...at(0, 3, 'a'),
    urgent: false,
    places: 3,
    left: 2,
    roster: [entry('m-1')],
    queue: [entry('m-2')],
    queueLeft: 19,
  }

  test('a free place owed to the waiting list is not left for a newcomer', () => {
    expect(viewShift(shift, undefined).left).toBe(1)
  })

  test('nobody else’s id', () => {
    expect(JSON.stringify(viewShift(shift, 'm-1'))).not.toMatch(/m-\d/)
  })

  test('a visitor has no stand', () => {
    expect(viewShift(shift, undefined)).not.toHaveProperty('mine')
  })
})

test('points: one an hour in half-hours, urgent half as much again, eight a day at most (PRODUCT §5.1)', () => {
  const points = (hours: number, urgent: boolean) => expectedPoints({ ...at(0, hours, 'a'), urgent })
  expect([points(3, false), points(2.7, false), points(9, false)]).toEqual([3, 2.5, 8])
  expect([points(3, true), points(6, true)]).toEqual([4.5, 8])
})

function entry(memberId: string) {
  return { memberId, at: 0 }
}
