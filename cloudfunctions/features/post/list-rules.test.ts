import fc from 'fast-check'
import type { Audience, Channel } from '../../contract/post'
import { isFor, keysFor, listsOf, type Reader } from './list-rules'

const base = { branchId: 'b-1', townId: 'g-1', reach: 'branch', channel: 'notice' } as const
const member: Reader = { orgIds: ['b-1', 'g-1'], track: 'B' }
const neighbour: Reader = { orgIds: ['b-2', 'g-1'], track: 'D' }
const stranger: Reader = { orgIds: ['b-9', 'g-9'], track: 'D' }

const sees = (audience: Audience, reader: Reader | undefined, reach: 'branch' | 'town' = 'branch') =>
  isFor(listsOf({ ...base, reach, audience }), reader)

test('what is for everybody is for visitors, too', () => {
  expect(sees({ who: 'all' }, undefined)).toBe(true)
  expect(sees({ who: 'all' }, stranger, 'town')).toBe(true)
})

test('a notice for those who belong there is for nobody else, not even the branch next door', () => {
  expect(sees({ who: 'members' }, member)).toBe(true)
  expect([undefined, neighbour, stranger].map((reader) => sees({ who: 'members' }, reader))).toEqual([
    false,
    false,
    false,
  ])
})

test('a notice of the town for its members reaches all its branches', () => {
  expect(sees({ who: 'members' }, neighbour, 'town')).toBe(true)
  expect(sees({ who: 'members' }, stranger, 'town')).toBe(false)
})

test('a notice for those away is for track D of that branch', () => {
  const away: Audience = { who: 'tracks', tracks: ['D'] }
  expect(sees(away, { ...member, track: 'D' })).toBe(true)
  expect([member, neighbour, { orgIds: ['b-1'] }].map((reader) => sees(away, reader))).toEqual([
    false,
    false,
    false,
  ])
})

test('a post stands in exactly the feeds whose reader may open it', () => {
  const audiences = fc.oneof<fc.Arbitrary<Audience>[]>(
    fc.constant({ who: 'all' }),
    fc.constant({ who: 'members' }),
    fc.record({
      who: fc.constant('tracks' as const),
      tracks: fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { minLength: 1 }),
    }),
  )
  const readers = fc.option(
    fc.record(
      {
        orgIds: fc.uniqueArray(fc.constantFrom('b-1', 'b-2', 'g-1', 'g-2')),
        track: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      },
      { requiredKeys: ['orgIds'] },
    ),
    { nil: undefined },
  )
  const channels = fc.constantFrom<Channel>('branch', 'income', 'jobs', 'law', 'notice')
  fc.assert(
    fc.property(
      audiences,
      readers,
      channels,
      fc.constantFrom('branch' as const, 'town' as const),
      fc.option(channels, { nil: undefined }),
      (audience, reader, channel, reach, asked) => {
        const lists = listsOf({ ...base, audience, channel, reach })
        const keys = keysFor(['b-1', 'g-1'], reader as Reader | undefined, asked)
        const stands = keys.some((key) => lists.includes(key))
        const isAsked = asked === undefined || asked === channel
        expect(stands).toBe(isAsked && isFor(lists, reader as Reader | undefined))
      },
    ),
  )
})
