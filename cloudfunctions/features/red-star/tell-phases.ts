import { monthOf, previousMonth } from '../../platform/calendar'
import { tell } from '../message/tell'
import { officersOver } from '../role/officers-over'
import { readWorkCalendar } from './calendar-store'
import { findLists } from './cycle-store'
import { monthDates } from './month-rules'
import { monthWords } from './month-words-rules'
import { walkBranches } from './walk-branches'

/**
 * For the timer: those who run a month are told when members can no longer apply, and when the committee may fix the
 * list, once each. Safe to run twice, late, or beside itself; a branch that has its list by then is not told.
 */
export async function tellPhases(now: number): Promise<{ done: number; isMore: boolean }> {
  const calendar = await readWorkCalendar(now)
  const last = previousMonth(monthOf(now))
  const begun = [previousMonth(last), last]
    .flatMap((month) => {
      const { selfApplyUntil, confirmUntil } = monthDates(month, calendar)
      return [
        { month, at: selfApplyUntil, kind: 'monthToConfirm' as const },
        { month, at: confirmUntil, kind: 'monthToFix' as const },
      ]
    })
    .filter(({ at }) => at <= now)
  return walkBranches({
    name: 'tellPhases',
    instants: begun.map(({ at }) => at),
    from: now,
    now,
    async handle(at, branchIds) {
      const phase = begun.find((one) => one.at === at)
      if (phase) {
        await tellOfficers(phase, branchIds, now)
      }
    },
  })
}

interface Phase {
  month: string
  kind: 'monthToConfirm' | 'monthToFix'
}

async function tellOfficers(
  { month, kind }: Phase,
  branchIds: readonly string[],
  now: number,
): Promise<void> {
  const [cycles, officersOf] = await Promise.all([
    findLists(branchIds, month),
    officersOver(branchIds, 'month.run', now),
  ])
  const fixed = new Set(cycles.filter(({ fixedOn }) => fixedOn).map(({ branchId }) => branchId))
  await tell(
    now,
    ...branchIds
      .filter((branchId) => !fixed.has(branchId))
      .map((branchId) => ({
        memberIds: officersOf(branchId, ''),
        kind,
        occasion: `${branchId}:${month}`,
        facts: { title: monthWords(month) },
      })),
  )
}
