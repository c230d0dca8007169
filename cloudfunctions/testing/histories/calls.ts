import fc from 'fast-check'
import { HOUR } from '../../platform/calendar'
import { ownPeople, people, shiftIds } from './town'

/** One thing somebody does. */
export type Call =
  | { do: 'claim' | 'release' | 'takeBack' | 'coming'; who: string; shift: string }
  | { do: 'claimFor'; whom: string[]; shift: string }
  | { do: 'releaseFor'; whom: string; shift: string }
  | { do: 'places'; shift: string; to: number }
  | { do: 'move'; shift: string; by: number }
  | { do: 'cancel'; shift: string }
  | { do: 'timer' }

/**
 * One step of a history: a call, maybe with its reply lost and sent again; a call whose process dies after so many
 * database operations, sent again; an earlier request once more; several calls at one moment, the first maybe twice; or
 * time passes.
 */
export type Step =
  | { step: 'call'; call: Call; isLost: boolean }
  | { step: 'dies'; call: Call; after: number }
  | { step: 'again'; back: number }
  | { step: 'together'; calls: Call[]; isDouble: boolean }
  | { step: 'wait'; ms: number }

const who = fc.constantFrom(...people)
// Mostly where it is narrow.
const shift = fc.constantFrom('near', 'near', 'near', 'next', ...shiftIds)

const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('claim' as const), who, shift }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('release' as const), who, shift }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('takeBack' as const, 'coming' as const), who, shift }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('claimFor' as const),
      whom: fc.shuffledSubarray([...ownPeople], { minLength: 1, maxLength: 3 }),
      shift,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('releaseFor' as const),
      whom: fc.constantFrom(...ownPeople),
      shift,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('places' as const), shift, to: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('move' as const), shift, by: fc.constantFrom(-2, -1, 1, 3) }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'timer' as const }) },
)

const rareCall: fc.Arbitrary<Call> = fc.oneof(
  { weight: 40, arbitrary: call },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), shift }) },
)

/** Mostly at one shift, where calls get into each other's way. */
const burst: fc.Arbitrary<Step> = fc
  .record({
    calls: fc.array(call, { minLength: 2, maxLength: 5 }),
    place: fc.option(shift, { freq: 4 }),
    isDouble: fc.boolean(),
  })
  .map(({ calls, place, isDouble }) => ({
    step: 'together',
    calls: calls.map((one) => (place && 'shift' in one ? { ...one, shift: place } : one)),
    isDouble,
  }))

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      step: fc.constant('call' as const),
      call: rareCall,
      isLost: fc.nat({ max: 7 }).map((dice) => dice === 0),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant('dies' as const), call: rareCall, after: fc.nat({ max: 9 }) }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('again' as const), back: fc.nat({ max: 8 }) }) },
  { weight: 5, arbitrary: burst },
  {
    weight: 4,
    arbitrary: fc.record({
      step: fc.constant('wait' as const),
      ms: fc.constantFrom(HOUR / 60, HOUR / 2, 2 * HOUR, 3 * HOUR, 11 * HOUR, 12 * HOUR, 13 * HOUR),
    }),
  },
)

const tap = (name: 'claim' | 'release', place: { who: string; shift: string }): Step => ({
  step: 'call',
  call: { do: name, ...place },
  isLost: false,
})
const late = (back: number): Step => ({ step: 'again', back })

/** A request that comes once more after the same person has gone on: chance alone finds these too seldom. */
const lateDuplicate: fc.Arbitrary<Step[]> = fc
  .record({ who, shift })
  .chain((place) =>
    fc.constantFrom(
      [tap('claim', place), tap('release', place), late(1)],
      [tap('claim', place), tap('claim', place), tap('release', place), late(1)],
      [tap('claim', place), tap('release', place), tap('claim', place), late(1)],
      [tap('release', place), tap('claim', place), late(1)],
    ),
  )

export const history: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: lateDuplicate }),
    { minLength: 4, maxLength: 14, size: 'max' },
  )
  .map((parts) => parts.flat())
