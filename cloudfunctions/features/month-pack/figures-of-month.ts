import chunk from 'lodash/chunk'
import { rulesInForce } from '../points/rules-in-force'
import { sumsOfMonth } from '../points/sums-of-month'
import { exclusionOf } from '../red-star/choose-rules'
import { openMonth } from '../red-star/open-month'
import { tally } from '../red-star/tally'
import { memberNames } from '../roster/member-names'
import type { SheetRow, Standing } from './sheet-rules'

const AT_ONCE = 1_000

export interface Figures {
  rows: SheetRow[]
  isFixed: boolean
  ruleVersion: number
  threshold: number
}

/** Everybody who is counted in a branch's month, with the sums of their passbooks. Reads: three for a thousand, and two. */
export async function figuresOfMonth(branchId: string, month: string, now: number): Promise<Figures> {
  const { cycle, standing } = await openMonth(branchId, month, now)
  const rules = await rulesInForce(branchId, month, now)
  const memberIds = standing.map(({ memberId }) => memberId)
  const chunks = chunk(memberIds, AT_ONCE)
  const [{ candidates, choice }, names, sums] = await Promise.all([
    tally(cycle, standing, rules),
    joined(chunks.map((part) => memberNames(part))),
    joined(chunks.map((part) => sumsOfMonth(month, part))),
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

async function joined<V>(parts: readonly Promise<ReadonlyMap<string, V>>[]): Promise<ReadonlyMap<string, V>> {
  return new Map((await Promise.all(parts)).flatMap((part) => [...part]))
}
