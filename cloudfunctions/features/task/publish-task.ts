import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { branchInScope } from '../binding/branch-in-scope'
import { lastingId } from '../binding/lasting-id'
import { becomeTask } from '../need/become-task'
import type { Task } from './publish-rules'
import { refuseTimes } from './publish-rules'
import { refuseAbsent } from './refuse-absent'
import { shiftsOfTask } from './shifts-of-task'
import { siteOf } from './site-of'
import { findTaskIn, insertShifts, insertTask } from './task-edit-store'

/**
 * PRODUCT §4 "Task": the task, then its shifts. The need it answers comes first: it takes one task only, and is refused
 * before anything is published. Every id follows from the request, so that repeating it adds what a crash left out and
 * publishes nothing twice. Six operations with the look-up of the caller, nine with a need.
 */
export async function publishTask(
  context: ActContext,
  { shifts, branchId, site, ...written }: ParsedInput<'task.publish'>,
): Promise<Output<'task.publish'>> {
  const { caller, now, requestId, scope } = context
  await branchInScope(context, branchId)
  const taskId = lastingId('t', caller.memberId, requestId)
  const begun = await findTaskIn(scope, taskId)
  if (!begun) {
    shifts.forEach((slot) => refuseTimes(slot, now))
    await refuseAbsent(written, branchId, now)
  }
  await context.record({ orgId: branchId, subjectId: taskId, note: `发布任务，${shifts.length} 班` })
  const task: Task = begun ?? {
    ...written,
    _id: taskId,
    branchId,
    site: siteOf(branchId, site),
    version: 1,
  }
  if (task.needId !== undefined) {
    await becomeTask(context, task.needId, taskId, task.title)
  }
  if (!begun) {
    await insertTask(task)
  }
  await insertShifts(shiftsOfTask(task, shifts, taskId))
  return { taskId }
}
