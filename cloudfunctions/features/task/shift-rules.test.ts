import fc from 'fast-check'
import { HOUR } from '../../platform/calendar'
import {
  audienceOf,
  audiencesOf,
  audienceToken,
  clashes,
  clashWindow,
  expectedPoints,
  lateReleases,
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

  test('the window that is searched is an hour wider on both sides', () => {
    expect(clashWindow(at(1, 3, 'a'))).toEqual({ from: nine, to: nine + 4 * HOUR })
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

  test('numbers, and never one below nothing', () => {
    expect(viewShift({ ...shift, reason: '下雨', state: 'cancelled' }, undefined, now)).toEqual({
      id: 's-1',
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      places: 3,
      left: 1,
      taken: 1,
      waiting: 0,
      queueLeft: 20,
      points: 3,
      state: 'cancelled',
      reason: '下雨',
      audience: 'all',
    })
    const fewer = viewShift({ ...shift, left: -2, queueLeft: -1 }, undefined, now)
    expect(fewer).toMatchObject({ left: 0, waiting: 1, queueLeft: 0 })
    expect(fewer).not.toHaveProperty('reason')
  })

  test('my place, with who claimed, whether I come, came, and what was confirmed', () => {
    const mine = (over: Partial<Shown>) => viewShift({ ...shift, ...over }, 'm-1', now).mine
    expect(mine({})).toEqual({ state: 'claimed' })
    const row = { memberId: 'm-1', outcome: 'present', hours: 2.5, by: 'm-9', at: 9 } as const
    expect(
      mine({
        roster: [{ ...entry('m-1'), by: 'm-8' }],
        coming: { 'm-1': 5 },
        checkIns: { 'm-1': 7 },
        confirmed: [{ ...row, memberId: 'm-2' }, row],
      }),
    ).toEqual({
      state: 'claimed',
      byOther: true,
      isComing: true,
      checkedInAt: 7,
      result: { outcome: 'present', hours: 2.5 },
    })
    expect(mine({ confirmed: [{ ...row, memberId: 'm-2' }], coming: { 'm-2': 5 } })).toEqual({
      state: 'claimed',
    })
  })

  test('my turn, and my wait', () => {
    expect(viewShift(shift, 'm-2', now).mine).toEqual({ state: 'offered', until: now + 12 * HOUR })
    expect(viewShift({ ...shift, left: 0 }, 'm-2', now).mine).toMatchObject({ state: 'waiting', position: 1 })
    expect(viewShift(shift, 'm-3', now)).not.toHaveProperty('mine')
  })
})

test('a shift that is published has every place free and nobody on it', () => {
  const given = {
    _id: 's-1',
    taskId: 't-1',
    branchId: 'b-1',
    leadId: 'm-9',
    kind: 'work',
    audience: 'party',
    ...at(0, 3, 'a'),
    urgent: true,
    places: 60,
    secret: 's',
  } as const
  expect(newShift(given)).toEqual({
    ...given,
    state: 'open',
    left: 60,
    queueLeft: 30,
    roster: [],
    held: [],
    queue: [],
    spent: [],
    releases: [],
    confirmed: [],
    coming: {},
    checkIns: {},
    wrongCodes: {},
    posted: 0,
    version: 1,
  })
})

describe('who may claim', () => {
  const person = { branchId: 'b-1', alsoIn: ['b-2'] }

  test('party and probationary members may claim what is for the party, everybody what their branches offer', () => {
    expect(audiencesOf({ ...person, kind: 'party' })).toEqual(['all', 'party', 'b-1', 'b-2'])
    expect(audiencesOf({ ...person, kind: 'probationary' })).toContain('party')
    expect(audiencesOf({ ...person, kind: 'villager' })).toEqual(['all', 'b-1', 'b-2'])
  })

  test('a shift stores the one word that people belong to', () => {
    expect((['all', 'party', 'branch'] as const).map((word) => audienceToken(word, 'b-1'))).toEqual([
      'all',
      'party',
      'b-1',
    ])
    expect(['all', 'party', 'b-1'].map((audience) => audienceOf({ audience }))).toEqual([
      'all',
      'party',
      'branch',
    ])
  })
})

test('a place given back less than twelve hours before the start is late', () => {
  const releases = [13, 12, 11.9, 0].map((hours) => ({ memberId: `m-${hours}`, at: nine - hours * HOUR }))
  expect(lateReleases({ releases, startsAt: nine }).map(({ memberId }) => memberId)).toEqual([
    'm-11.9',
    'm-0',
  ])
})

test('points: one an hour in half-hours, urgent half as much again, eight a day at most (PRODUCT §5.1)', () => {
  const points = (hours: number, urgent: boolean) => expectedPoints({ ...at(0, hours, 'a'), urgent })
  expect([points(3, false), points(2.7, false), points(9, false)]).toEqual([3, 2.5, 8])
  expect([points(3, true), points(6, true)]).toEqual([4.5, 8])
})

function entry(memberId: string) {
  return { memberId, at: 0 }
}
