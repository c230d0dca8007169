import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { lastingId } from '../binding/lasting-id'
import { refuseTimes, refuseTooMany } from './publish-rules'
import { findShiftsOfTask } from './shift-store'
import { shiftsOfTask } from './shifts-of-task'
import { findTaskIn, insertShifts } from './task-edit-store'

/** Further shifts of a task that stands; their ids follow from the request. Five operations. */
export async function addShifts(
  context: ActContext,
  { taskId, shifts }: ParsedInput<'task.addShifts'>,
): Promise<Output<'task.addShifts'>> {
  const { caller, now, requestId, scope } = context
  const [task, present] = await Promise.all([findTaskIn(scope, taskId), findShiftsOfTask(taskId)])
  if (!task) {
    throw new AppError('NOT_FOUND')
  }
  const added = shiftsOfTask(task, shifts, lastingId('s', taskId, caller.memberId, requestId))
  const addedIds = added.map(({ _id }) => _id)
  if (!present.some(({ _id }) => addedIds.includes(_id))) {
    refuseTooMany(present.length + added.length)
    shifts.forEach((slot) => refuseTimes(slot, now))
  }
  await context.record({ orgId: task.branchId, subjectId: taskId, note: `加 ${shifts.length} 班` })
  await insertShifts(added)
  return { shiftIds: addedIds }
}
