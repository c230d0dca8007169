import { rulesInForce } from '../points/rules-in-force'
import { exclusionOf } from '../red-star/choose-rules'
import { openMonth } from '../red-star/open-month'
import { tally } from '../red-star/tally'
import { memberNames } from '../roster/member-names'
import type { SheetRow, Standing } from './sheet-rules'

export interface Figures {
  rows: SheetRow[]
  isFixed: boolean
  ruleVersion: number
  threshold: number
}

/** Everybody who is counted in a branch's month, with the sums of their passbooks. Reads: two for a thousand, and two. */
export async function figuresOfMonth(branchId: string, month: string, now: number): Promise<Figures> {
  const { cycle, standing } = await openMonth(branchId, month, now)
  const rules = await rulesInForce(branchId, month, now)
  const [{ candidates, choice, sums }, names] = await Promise.all([
    tally(cycle, standing, rules),
    memberNames(standing.map(({ memberId }) => memberId)),
  ])
  const isFixed = cycle.fixedOn !== undefined
  const { winners, repeats } = isFixed ? cycle : choice
  const rows = candidates.map((candidate): SheetRow => {
    const { memberId, track } = candidate
    const exclusion = exclusionOf(candidate, rules)
    const standingOf = (): Standing => {
      if (winners.includes(memberId)) {
        return 'winner'
      }
      if (repeats.includes(memberId)) {
        return 'repeat'
      }
      return exclusion === 'belowThreshold' ? 'none' : (exclusion ?? 'eligible')
    }
    const isCounted = exclusion === undefined || exclusion === 'belowThreshold'
    const { score, contribution, hours, kinds } = candidate.score
    const deduction = sums.get(memberId)?.deduction ?? 0
    return {
      name: names.get(memberId) ?? '',
      track,
      standing: standingOf(),
      ...(isCounted && { figures: { base: rules.base, contribution, deduction, score, hours, kinds } }),
    }
  })
  return { rows, isFixed, ruleVersion: cycle.ruleVersion, threshold: rules.threshold }
}
