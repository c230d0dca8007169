import { previousMonth } from '../../platform/calendar'
import type { RuleSet } from '../points/rule-set-rules'
import { sumsOfMonth } from '../points/sums-of-month'
import {
  type Candidate,
  type Choice,
  chooseWinners,
  countedOf,
  exclusionOf,
  MOST_RUNNING,
} from './choose-rules'
import type { Cycle, Standing } from './cycle-rules'
import { placesWon } from './months-won'

export interface Tally {
  candidates: Candidate[]
  eligible: Candidate[]
  choice: Choice
  counted: number
  /** By member id; whoever has no passbook yet has none. */
  sums: Awaited<ReturnType<typeof sumsOfMonth>>
}

/**
 * The figures of a branch's month and who has the places, from the passbooks as they stand. Reads: one for a
 * thousand members, and one for the months before.
 */
export async function tally(
  cycle: Pick<Cycle, 'branchId' | 'month' | 'excluded' | 'ballot'>,
  standing: readonly Standing[],
  rules: RuleSet,
): Promise<Tally> {
  const { month, excluded, ballot } = cycle
  const sums = await sumsOfMonth(
    month,
    standing.map(({ memberId }) => memberId),
  )
  const candidates = standing.map(({ memberId, track }): Candidate => {
    const { score = rules.base, contribution = 0, hours = 0, kinds = 0 } = sums.get(memberId) ?? {}
    return {
      memberId,
      track,
      isExcluded: excluded.includes(memberId),
      monthsRunning: 0,
      score: { score, contribution, hours, kinds },
    }
  })
  const able = candidates.filter((candidate) => exclusionOf(candidate, rules) === undefined)
  const running = await monthsRunning(
    able.map(({ memberId }) => memberId),
    month,
  )
  const withRunning = candidates.map((candidate) => ({
    ...candidate,
    monthsRunning: running.get(candidate.memberId) ?? 0,
  }))
  return {
    candidates: withRunning,
    eligible: withRunning.filter((candidate) => exclusionOf(candidate, rules) === undefined),
    choice: chooseWinners(withRunning, rules, ballot?.order),
    counted: countedOf(withRunning).length,
    sums,
  }
}

/** How many months in a row up to the one before each had a place; two are as good as more. */
async function monthsRunning(
  memberIds: readonly string[],
  month: string,
): Promise<ReadonlyMap<string, number>> {
  const before: string[] = []
  for (let step = 0, current = month; step < MOST_RUNNING; step += 1) {
    current = previousMonth(current)
    before.push(current)
  }
  const won = await placesWon(memberIds, before)
  return new Map(
    memberIds.map((memberId) => {
      const gap = before.findIndex((one) => !won.get(memberId)?.has(one))
      return [memberId, gap === -1 ? before.length : gap]
    }),
  )
}
