import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { loseTask } from '../need/lose-task'
import { phaseOf, refuseOutOfPhase } from './life-rules'
import { peopleOf } from './publish-rules'
import { requestKey } from './request-key'
import { hasOpenShift, type Judged } from './shift-store'
import { findShiftIn, saveCancelled } from './task-edit-store'
import { findTaskCard } from './task-store'
import { tellChange } from './tell-change'

/** Until it is over, with a reason that everybody on it and the lead is told. Six operations, four more when a need lost its task by it. */
export async function cancelShift(
  context: ActContext,
  { shiftId, reason }: ParsedInput<'shift.cancel'>,
): Promise<Output<'shift.cancel'>> {
  const { scope, now, requestId } = context
  const shift = await findShiftIn(scope, shiftId)
  if (!shift) {
    throw new AppError('NOT_FOUND')
  }
  const request = requestKey('cancel', context, requestId)
  const isDone = shift.spent.includes(request)
  if (!isDone) {
    refuseOutOfPhase('cancel', phaseOf(shift, now))
  }
  const day = dayOf(shift.startsAt)
  await context.record({ orgId: shift.branchId, subjectId: shiftId, note: `取消 ${day} 的班次` })
  const cancelled = isDone ? shift : await saveCancelled(scope, { shiftId, reason, now, request })
  return { told: await tellCancelled(context, cancelled ?? (await settle(context, shiftId, request))) }
}

/** Why the write did not match: the same request crossed, or another ended it before. */
async function settle({ scope, now }: ActContext, shiftId: string, request: string): Promise<Judged> {
  const shift = await findShiftIn(scope, shiftId)
  if (!shift) {
    throw new AppError('NOT_FOUND')
  }
  if (!shift.spent.includes(request)) {
    refuseOutOfPhase('cancel', phaseOf(shift, now))
    throw new AppError('BUSY')
  }
  return shift
}

async function tellCancelled(context: ActContext, shift: Judged): Promise<number> {
  const { _id: shiftId, taskId, startsAt, endsAt, reason } = shift
  const task = await findTaskCard(taskId)
  if (task?.needId && !(await hasOpenShift(taskId))) {
    await loseTask(task.needId, taskId, context.now)
  }
  return tellChange(context, {
    memberIds: [...peopleOf(shift), shift.leadId],
    kind: 'shiftCancelled',
    // A shift is cancelled once, whoever asks for it again.
    occasion: 'once',
    facts: {
      startsAt,
      endsAt,
      ...(reason && { reason }),
      ...(task && { title: task.title, siteName: task.site.name }),
    },
    taskId,
    shiftId,
  })
}
