import { aggregate } from 'mingo'
import type { Passbook } from '../../cloudfunctions/features/points/passbook-rules'
import { defaultRules, isContribution, itemOf } from '../../cloudfunctions/features/points/rule-set-rules'

interface FlatEntry {
  memberId: string
  code: string
  day: string
  /** What the rule gives for it, and how far a day's and a month's sum of this code may go either way. */
  points: number
  leastDay: number
  mostDay: number
  leastMonth: number
  mostMonth: number
  isContribution: boolean
}

const FAR = 1_000

/** The lines one by one, as a store without passbooks holds them; what each brings is given to mingo as a present. */
export function entriesOf(passbooks: readonly Passbook[]): FlatEntry[] {
  return passbooks.flatMap(({ memberId, track, entries }) =>
    entries.map(({ code, day, amount }) => {
      const item = itemOf(defaultRules, code)
      const counts = item !== undefined && track !== 'E' && item.tracks.includes(track)
      const { capDay = FAR, capMonth = FAR } = item ?? {}
      return {
        memberId,
        code,
        day,
        points: counts ? item.points * (item.unit === 'fivePeople' ? Math.floor(amount / 5) : amount) : 0,
        leastDay: -FAR,
        mostDay: capDay,
        leastMonth: Math.min(0, capMonth),
        mostMonth: Math.max(0, capMonth),
        isContribution: isContribution(code),
      }
    }),
  )
}

const within = (least: string, value: string, most: string) => ({ $max: [least, { $min: [value, most] }] })
const first = (field: string) => ({ $first: `$${field}` })

/** Day's caps, month's caps, the cap of all contributions, the base. */
const pipeline = [
  {
    $group: {
      _id: { memberId: '$memberId', code: '$code', day: '$day' },
      points: { $sum: '$points' },
      leastDay: first('leastDay'),
      mostDay: first('mostDay'),
      leastMonth: first('leastMonth'),
      mostMonth: first('mostMonth'),
      isContribution: first('isContribution'),
    },
  },
  {
    $group: {
      _id: { memberId: '$_id.memberId', code: '$_id.code' },
      points: { $sum: within('$leastDay', '$points', '$mostDay') },
      leastMonth: first('leastMonth'),
      mostMonth: first('mostMonth'),
      isContribution: first('isContribution'),
    },
  },
  { $set: { points: within('$leastMonth', '$points', '$mostMonth') } },
  {
    $group: {
      _id: '$_id.memberId',
      contribution: { $sum: { $cond: ['$isContribution', '$points', 0] } },
      deduction: { $sum: { $cond: ['$isContribution', 0, '$points'] } },
    },
  },
  {
    $set: {
      score: {
        $max: [
          0,
          {
            $add: [
              defaultRules.base,
              { $min: ['$contribution', defaultRules.capContribution] },
              '$deduction',
            ],
          },
        ],
      },
    },
  },
]

/** The score of every member, from the lines alone. */
export function recompute(entries: readonly FlatEntry[]): Map<string, number> {
  const rows = aggregate(entries as unknown as Record<string, unknown>[], pipeline) as {
    _id: string
    score: number
  }[]
  return new Map(rows.map(({ _id, score }) => [_id, score]))
}
