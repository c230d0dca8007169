import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { op } from '../../platform/database'
import { reachesBranch } from '../../platform/scope'
import { readWorkCalendar } from './calendar-store'
import type { Cycle } from './cycle-rules'
import { changeCycle, findCycle } from './cycle-store'
import { type MonthPhase, phaseOfMonth } from './month-rules'
import { type OpenMonth, openMonth } from './open-month'

const REQUESTS_KEPT = 50

/** A month that an officer of the branch runs, in the phases in which this may be done; else MONTH_REFUSED. */
export async function monthInPhase(
  { scope, now }: Pick<ActContext, 'scope' | 'now'>,
  { branchId, month }: { branchId: string; month: string },
  phases: readonly MonthPhase[],
): Promise<OpenMonth & { phase: MonthPhase }> {
  if (!reachesBranch(scope, branchId)) {
    throw new AppError('NOT_FOUND')
  }
  const calendar = await readWorkCalendar(now)
  const opened = await openMonth(branchId, month, now)
  const phase = phaseOfMonth(month, opened.cycle, now, calendar)
  if (!phases.includes(phase)) {
    throw new AppError('MONTH_REFUSED', { phase })
  }
  return { ...opened, phase }
}

/**
 * One change of a month by an officer, on the version they saw. A retry finds its own request; anybody else's change
 * in between is EDIT_CONFLICT, and nothing is overwritten.
 */
export async function changeMonth(
  cycle: Cycle,
  requestId: string,
  change: Record<string, unknown>,
): Promise<Cycle> {
  if (cycle.spent.includes(requestId)) {
    return cycle
  }
  const changed = await changeCycle(cycle, { ...change, spent: op.pushBounded(requestId, REQUESTS_KEPT) })
  if (changed) {
    return changed
  }
  const now = await findCycle(cycle.branchId, cycle.month)
  if (now?.spent.includes(requestId)) {
    return now
  }
  throw new AppError('EDIT_CONFLICT')
}

export function refuseOtherVersion(cycle: Cycle, version: number, requestId: string): void {
  if (cycle.version !== version && !cycle.spent.includes(requestId)) {
    throw new AppError('EDIT_CONFLICT')
  }
}
