import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { tell } from '../message/tell'
import { phaseOf, refuseOutOfPhase } from '../task/life-rules'
import { taskFacts } from '../task/task-facts'
import { correctedAttendance } from './attendance-rules'
import { insertAttendance } from './attendance-store'
import { refuseHours } from './confirm-rules'
import { findEntries, refuseOthers } from './correction-entries'
import { creditWords } from './credit-words'
import type { Judged } from './hours-store'

type Input = ParsedInput<'shift.correct'>

/**
 * PRODUCT §1.6: nothing confirmed is changed; a further entry points at the one before and says why. Its id is the
 * one after, so that of two corrections of the same entry one is told.
 */
export async function correctHours(
  context: ActContext,
  input: Input,
  shift: Judged,
): Promise<Output<'shift.correct'>> {
  const { caller, now, requestId } = context
  const { memberId, version, outcome, reason } = input
  refuseOutOfPhase('correct', phaseOf(shift, now))
  if (memberId === caller.memberId) {
    throw new AppError('OWN_ENTRY')
  }
  const hours = refuseHours(shift, outcome, input.hours)
  const request = `${caller.memberId}:${requestId}`
  const { before, next } = await findEntries(shift, memberId, version)
  if (next && next.request !== request) {
    throw new AppError('EDIT_CONFLICT')
  }
  await context.record({ orgId: shift.branchId, subjectId: memberId, note: '更正工时' })
  const correction = correctedAttendance(before, {
    outcome,
    hours,
    reason,
    by: caller.memberId,
    at: now,
    request,
  })
  if (!next && !(await insertAttendance(correction))) {
    await refuseOthers(correction)
  }
  const { title } = await taskFacts(shift.taskId)
  await tell(now, {
    memberIds: [memberId],
    kind: 'hoursCorrected',
    occasion: correction.n,
    facts: { title, startsAt: shift.startsAt, hours, reason },
    taskId: shift.taskId,
    shiftId: shift._id,
  })
  await creditWords([correction], new Map([[shift.taskId, title]]), now)
  return { version: correction.n }
}
