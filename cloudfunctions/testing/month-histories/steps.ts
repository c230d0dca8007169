import fc from 'fast-check'
import { generalSecretary, officers, people, secretaries, shiftIds } from './town'

/** One thing somebody does; `nth` and `lead` pick among what is there at that moment. */
export type Call =
  | { do: 'apply' | 'withdraw'; who: string; nth: number }
  | { do: 'decide'; by: string; nth: number; isYes: boolean }
  | { do: 'record'; by: string; whom: string[]; code: 'V10' | 'V9' | 'V8' | 'B1'; isOctober: boolean }
  | { do: 'confirm'; by: string; shift: string; hours: number }
  | { do: 'correct'; by: string; shift: string; whom: string; hours: number; isAbsent: boolean }
  | { do: 'reverse'; by: string; whom: string; nth: number }
  | { do: 'move'; whom: string; to: string }
  | { do: 'exclude'; whom: string; isExcluded: boolean }
  | { do: 'object'; who: string }
  | { do: 'answer'; by: string; isUpheld: boolean }
  | { do: 'ballot'; by: string; isTurned: boolean }
  | { do: 'fix' | 'publish' | 'supplement' | 'note'; by: string }
  | { do: 'erase'; who: string }
  | { do: 'timer' }

/**
 * A call, maybe with its reply lost and sent again; one that dies after some database operations, and is maybe sent
 * again; an earlier request once more; several at one moment; or time passes.
 */
export type Step =
  | { step: 'call'; call: Call; isLost: boolean }
  | { step: 'crash'; call: Call; after: number; isRetried: boolean }
  | { step: 'again'; back: number }
  | { step: 'together'; calls: Call[] }
  | { step: 'wait'; hours: number }

const who = fc.constantFrom(...people)
const by = fc.constantFrom(...officers)
const secretary = fc.constantFrom(...secretaries)
// Both secretaries mostly have confirmed something of whom it is about.
const answerer = fc.constantFrom(...secretaries, generalSecretary)
const shift = fc.constantFrom(...shiftIds)
const nth = fc.nat({ max: 5 })

const is = <D extends string>(name: D) => fc.constant(name)
const weigh = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })

const call: fc.Arbitrary<Call> = fc.oneof(
  weigh(3, fc.record({ do: fc.constantFrom('apply' as const, 'withdraw' as const), who, nth })),
  weigh(3, fc.record({ do: is('decide'), by, nth, isYes: fc.boolean() })),
  weigh(
    5,
    fc.record({
      do: is('record'),
      by,
      whom: fc.shuffledSubarray([...people, 'm-3'], { minLength: 1, maxLength: 3 }),
      code: fc.constantFrom('V10' as const, 'V10' as const, 'V9' as const, 'V8' as const, 'B1' as const),
      isOctober: fc.boolean(),
    }),
  ),
  weigh(
    4,
    fc.record({
      do: is('confirm'),
      by: fc.constantFrom('m-4', 'm-5', 'm-1'),
      shift,
      hours: fc.integer({ min: 0, max: 8 }),
    }),
  ),
  weigh(
    4,
    fc.record({
      do: is('correct'),
      by: fc.constantFrom('m-4', 'm-1', 'm-2'),
      shift,
      whom: who,
      hours: fc.integer({ min: 0, max: 8 }),
      isAbsent: fc.boolean(),
    }),
  ),
  weigh(2, fc.record({ do: is('reverse'), by: secretary, whom: who, nth })),
  weigh(1, fc.record({ do: is('move'), whom: who, to: fc.constantFrom('b-1', 'b-2') })),
  weigh(1, fc.record({ do: is('exclude'), whom: who, isExcluded: fc.boolean() })),
  weigh(1, fc.record({ do: is('object'), who: fc.constantFrom(...people, 'm-10') })),
  weigh(2, fc.record({ do: is('answer'), by: answerer, isUpheld: fc.boolean() })),
  weigh(2, fc.record({ do: is('ballot'), by: secretary, isTurned: fc.boolean() })),
  weigh(4, fc.record({ do: fc.constantFrom('fix' as const, 'publish' as const), by: secretary })),
  weigh(2, fc.record({ do: fc.constantFrom('supplement' as const, 'note' as const), by: secretary })),
  weigh(1, fc.record({ do: is('erase'), who })),
  weigh(2, fc.constant({ do: 'timer' as const })),
)

const step: fc.Arbitrary<Step> = fc.oneof(
  weigh(8, fc.record({ step: is('call'), call, isLost: fc.nat({ max: 5 }).map((dice) => dice === 0) })),
  weigh(
    3,
    fc.record({ step: is('crash'), call, after: fc.integer({ min: 1, max: 12 }), isRetried: fc.boolean() }),
  ),
  weigh(1, fc.record({ step: is('again'), back: fc.nat({ max: 6 }) })),
  weigh(3, fc.record({ step: is('together'), calls: fc.array(call, { minLength: 2, maxLength: 4 }) })),
  weigh(3, fc.record({ step: is('wait'), hours: fc.constantFrom(1, 20, 24, 72, 96, 240) })),
)

const made = (one: Call): Step => ({ step: 'call', call: one, isLost: false })
const wait = (hours: number): Step => ({ step: 'wait', hours })
const october = (whom: string[], code: 'V10' | 'V8' | 'V9') =>
  made({ do: 'record', by: 'm-3', whom, code, isOctober: true })

/** Officers write down deeds of the same people at one moment. */
const atOnce = (whom: string[], ...words: [by: string, code: 'V10' | 'V8'][]): Step => ({
  step: 'together',
  calls: words.map(([officer, code]) => ({ do: 'record', by: officer, whom, code, isOctober: true })),
})
const object = (name: string) => made({ do: 'object', who: name })
const answer = (isUpheld: boolean, answeredBy: string = generalSecretary) =>
  made({ do: 'answer', by: answeredBy, isUpheld })
const corrected = (hours: number) =>
  made({ do: 'correct', by: 'm-1', shift: 'early', whom: 'm-6', hours, isAbsent: hours === 0 })

/** Around an objection, and a correction of hours that the list was made of: chance alone finds these too seldom. */
const during = fc.constantFrom<Step[][]>(
  [],
  [object('m-10')],
  [object('m-7')],
  [object('m-8'), answer(false, 'm-2'), answer(false)],
  [object('m-10'), answer(true)],
  [corrected(4), corrected(0)],
)
/** By both secretaries at once. */
const bySecretaries = (what: 'publish' | 'supplement' | 'fix'): Step => ({
  step: 'together',
  calls: [
    { do: what, by: 'm-1' },
    { do: what, by: 'm-2' },
  ],
})
const publishing = fc.constantFrom<Step[]>(made({ do: 'publish', by: 'm-1' }), bySecretaries('publish'))
/** The list is fixed, maybe by two at once, maybe while deeds of the month still come. */
const fixing = fc.constantFrom<Step[]>(made({ do: 'fix', by: 'm-2' }), bySecretaries('fix'), {
  step: 'together',
  calls: [
    { do: 'fix', by: 'm-2' },
    ...(['m-1', 'm-2', 'm-3'] as const).map(
      (officer): Call => ({
        do: 'record',
        by: officer,
        whom: ['m-4', 'm-5', 'm-6', 'm-7'],
        code: 'V9',
        isOctober: true,
      }),
    ),
  ],
})
/** Hours are confirmed, and the call maybe dies while their points are on the way. */
const confirming: fc.Arbitrary<Step> = fc
  .record({ after: fc.integer({ min: 5, max: 30 }), isRetried: fc.boolean() })
  .map((death) => ({
    step: 'crash',
    call: { do: 'confirm', by: 'm-1', shift: 'early', hours: 6 },
    ...death,
  }))
const afterwards = fc.constantFrom<Step[][]>(
  [],
  [answer(false), made({ do: 'supplement', by: 'm-2' }), made({ do: 'erase', who: 'm-5' })],
  [answer(false), bySecretaries('supplement')],
  [made({ do: 'erase', who: 'm-4' }), made({ do: 'erase', who: 'm-5' })],
  [corrected(2), corrected(6)],
)
const ownDeed = [
  made({ do: 'apply', who: 'm-7', nth: 1 }),
  made({ do: 'apply', who: 'm-6', nth: 4 }),
  made({ do: 'decide', by: 'm-2', nth: 0, isYes: true }),
]

/** Two or three people with enough points, then the committee: chance alone comes to a list too seldom. */
const toTheList: fc.Arbitrary<Step[]> = fc
  .record({
    whom: fc.shuffledSubarray([...people].slice(0, 4), { minLength: 2, maxLength: 3 }),
    between: fc.array(step, { maxLength: 3 }),
    confirmed: confirming,
    fixing,
    during,
    later: fc.array(step, { maxLength: 4 }),
    publishing,
    afterwards,
    end: fc.array(step, { maxLength: 5 }),
    isTurned: fc.boolean(),
  })
  .map(
    ({
      whom,
      between,
      confirmed,
      fixing: fixed,
      during: objected,
      later,
      publishing: published,
      afterwards: cleared,
      end,
      isTurned,
    }) => [
      ...ownDeed,
      october(whom, 'V10'),
      atOnce(whom, ['m-1', 'V10'], ['m-2', 'V8'], ['m-3', 'V8']),
      october(whom.slice(0, 2), 'V9'),
      confirmed,
      wait(240),
      ...between,
      made({ do: 'ballot', by: 'm-1', isTurned }),
      fixed,
      // Whom the crowd kept from it.
      made({ do: 'ballot', by: 'm-1', isTurned }),
      made({ do: 'fix', by: 'm-1' }),
      ...objected,
      ...later,
      wait(240),
      published,
      ...cleared,
      ...end,
    ],
  )

export const history: fc.Arbitrary<Step[]> = fc.oneof(
  weigh(1, fc.array(step, { minLength: 4, maxLength: 14, size: 'max' })),
  weigh(2, toTheList),
)
