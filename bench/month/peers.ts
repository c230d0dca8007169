import groupBy from 'lodash/groupBy'
import type { Passbook } from '../../cloudfunctions/features/points/passbook-rules'
import { defaultRules } from '../../cloudfunctions/features/points/rule-set-rules'
import { scoreMonth } from '../../cloudfunctions/features/points/score-rules'
import { chooseWinners } from '../../cloudfunctions/features/red-star/choose-rules'
import type { Size } from '../../emulator/seed/county'
import { answerParent } from '../child'
import { processorTimes } from '../measure'
import { type CountyMonth, createMonth } from './county'
import { entriesOf, recompute } from './mingo-peer'
import { createSqlite, type Sqlite } from './sqlite-peer'

/** What the month is compared with, in a process of its own: the bytes decoded, mingo's aggregation, SQLite. */
let month: CountyMonth
let branches: Buffer[] = []
let sqlite: Sqlite

export interface Bytes {
  passbooks: number
  entries: number
  megabytes: number
}

answerParent({
  open(size: Size): Bytes {
    month = createMonth(size)
    branches = Object.values(groupBy(month.passbooks, 'branchId')).map((some) =>
      Buffer.from(JSON.stringify(some)),
    )
    return {
      passbooks: month.passbooks.length,
      entries: month.passbooks.reduce((sum, { entries }) => sum + entries.length, 0),
      megabytes: branches.reduce((sum, { length }) => sum + length, 0) / 1_000_000,
    }
  },

  decode: (rounds: number) => processorTimes(rounds, () => branches.forEach(decode)),

  /** Every line counted again by the rules, and every branch's list chosen. */
  recount: (rounds: number) =>
    processorTimes(rounds, () => {
      for (const bytes of branches) {
        chooseWinners(decode(bytes).map(candidateOf), defaultRules)
      }
    }),

  async mingo(rounds: number): Promise<number[]> {
    const entries = entriesOf(month.passbooks)
    let scores = new Map<string, number>()
    const taken = await processorTimes(rounds, () => {
      scores = recompute(entries)
    })
    const wrong = month.passbooks.filter(({ memberId, score }) => scores.get(memberId) !== score)
    if (wrong.length > 0) {
      throw new Error(`mingo counts ${wrong.length} passbooks otherwise: ${wrong[0]?._id}`)
    }
    return taken
  },

  loadSqlite() {
    sqlite = createSqlite(month)
  },

  /** Milliseconds of one query, each measured over many, and the rows of its answer. */
  async query({ name, value, rounds }: { name: keyof Sqlite; value: string; rounds: number }) {
    const AT_ONCE = 100
    const taken = await processorTimes(rounds, () => {
      for (let round = 0; round < AT_ONCE; round += 1) {
        sqlite[name](value)
      }
    })
    return { rows: sqlite[name](value), times: taken.map((sum) => sum / AT_ONCE) }
  },
})

function decode(bytes: Buffer): Passbook[] {
  return JSON.parse(bytes.toString()) as Passbook[]
}

function candidateOf({ memberId, track, entries }: Passbook) {
  const score = scoreMonth(entries, defaultRules, track === 'E' ? 'C' : track)
  return { memberId, track, score, isExcluded: false, monthsRunning: 0 }
}
