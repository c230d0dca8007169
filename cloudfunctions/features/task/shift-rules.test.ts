import fc from 'fast-check'
import { HOUR } from '../../platform/calendar'
import {
  clashes,
  clashWindow,
  expectedPoints,
  newShift,
  queueCap,
  type Shown,
  viewShift,
  viewShiftFor,
} from './shift-rules'

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
})

describe('what a shift shows', () => {
  const now = nine - 24 * HOUR
  const shift: Shown = {
    ...newShift({
      _id: 's-1',
      taskId: 't-1',
      branchId: 'b-1',
      leadId: 'm-9',
      kind: 'work',
      audience: 'all',
      ...at(0, 3, 'a'),
      urgent: false,
      places: 3,
      secret: 's',
    }),
    left: 2,
    roster: [entry('m-1')],
    queue: [entry('m-2')],
    queueLeft: 19,
  }

  test('a free place owed to the waiting list is not left for a newcomer', () => {
    expect(viewShift(shift, undefined, now).left).toBe(1)
  })

  test('nobody else’s id', () => {
    expect(JSON.stringify(viewShift(shift, 'm-1', now))).not.toMatch(/m-\d/)
  })

  test('whom it is not for is told so, and a visitor, of whom nobody knows, is not', () => {
    const party = { ...shift, audience: 'party' }
    const seenBy = (kind: 'party' | 'villager') =>
      viewShiftFor(party, { memberId: 'm-7', kind, branchId: 'b-1', alsoIn: [] }, now)
    expect([seenBy('villager').notForMe, seenBy('party').notForMe]).toEqual([true, undefined])
    expect(viewShiftFor(party, undefined, now)).not.toHaveProperty('notForMe')
  })

  test('a visitor has no stand', () => {
    expect(viewShift(shift, undefined, now)).not.toHaveProperty('mine')
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
