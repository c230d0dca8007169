import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { WriteContext } from '../../platform/context'
import { op } from '../../platform/database'
import { lastingId } from '../binding/lasting-id'
import { memberNames } from '../roster/member-names'
import { readWorkCalendar } from './calendar-store'
import { findCycle } from './cycle-store'
import { answerLastDay, isNoticeOver, phaseOfMonth } from './month-rules'
import { changeMonth } from './run-month'

/** Of one person and month; nobody needs more, and a document stays small. */
const MOST_OPEN = 5
const ROUNDS = 4

/**
 * 我有异议, by anybody bound, while the notice runs. It holds only the name it is about. Named to officers and overseers
 * alone, or to nobody when the person wishes so.
 */
export async function objectTo(
  { caller, now, requestId }: WriteContext,
  { branchId, month, name, text, isAnonymous }: ParsedInput<'month.object'>,
): Promise<Output<'month.object'>> {
  const objectionId = lastingId('objection', caller.memberId, requestId)
  const calendar = await readWorkCalendar(now)
  const answerBy = answerLastDay(dayOf(now), calendar)
  for (let round = 0; round < ROUNDS; round += 1) {
    const cycle = await findCycle(branchId, month)
    if (!cycle) {
      throw new AppError('NOT_FOUND')
    }
    const known = cycle.objections.find((one) => one.objectionId === objectionId)
    if (known) {
      return { objectionId, answerBy: known.answerBy }
    }
    const phase = phaseOfMonth(month, cycle, now, calendar)
    if (phase !== 'notice' || !cycle.fixedOn || isNoticeOver(cycle.fixedOn, now, calendar)) {
      throw new AppError('MONTH_REFUSED', { phase })
    }
    if (
      cycle.objections.filter(({ by, state }) => by === caller.memberId && state === 'open').length >=
      MOST_OPEN
    ) {
      throw new AppError('TOO_MANY_TRIES', { until: now })
    }
    const names = await memberNames([...cycle.winners, ...cycle.repeats])
    const memberId = [...names].find(([, shown]) => shown === name)?.[0]
    if (!memberId) {
      throw new AppError('NOT_FOUND')
    }
    const objection = {
      objectionId,
      memberId,
      by: caller.memberId,
      ...(isAnonymous && { isAnonymous }),
      text,
      raisedAt: now,
      answerBy,
      state: 'open',
    }
    try {
      await changeMonth(cycle, objectionId, { objections: op.push(objection) })
      return { objectionId, answerBy }
    } catch (error) {
      // Two object at once: the second looks again.
      if (!(error instanceof AppError && error.code === 'EDIT_CONFLICT')) {
        throw error
      }
    }
  }
  throw new AppError('BUSY')
}
