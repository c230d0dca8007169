import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import type { Task } from './publish-rules'
import { changedWords, isComing, peopleOf } from './publish-rules'
import { refuseAbsent } from './refuse-absent'
import { requestKey } from './request-key'
import type { Shown } from './shift-rules'
import { findShiftsOfTask } from './shift-store'
import { siteOf } from './site-of'
import { findTaskIn, followTask, saveTask } from './task-edit-store'
import { tellChange } from './tell-change'

/**
 * What a task says, never how urgent it is, who may claim or whose it is. Open shifts follow with lead, place and
 * kind; people on coming shifts, and an old and a new lead, are told what changed. Six operations, and one for each
 * shift that follows.
 */
export async function editTask(
  context: ActContext,
  { taskId, version, site, ...rest }: ParsedInput<'task.edit'>,
): Promise<Output<'task.edit'>> {
  const { scope, now, requestId } = context
  const [task, shifts] = await Promise.all([findTaskIn(scope, taskId), findShiftsOfTask(taskId)])
  if (!task) {
    throw new AppError('NOT_FOUND')
  }
  const written = { ...rest, site: siteOf(task.branchId, site, task) }
  await refuseAbsent(written, task.branchId, now)
  const changed = changedWords(task, written)
  const request = requestKey('edit', context, requestId)
  await context.record({ orgId: task.branchId, subjectId: taskId, note: noteOf(changed) })
  const saved =
    (await saveTask(scope, { taskId, version }, written, { request, changed })) ??
    (await settle(context, taskId, request))
  await follow(saved, shifts, context.now)
  await tellPeople(context, saved, shifts, [task.leadId])
  return { version: saved.version }
}

/** Why the write did not match: this very request was carried out, or somebody saved before. */
async function settle({ scope }: ActContext, taskId: string, request: string): Promise<Task> {
  const task = await findTaskIn(scope, taskId)
  if (task?.lastEdit?.request !== request) {
    throw new AppError(task ? 'EDIT_CONFLICT' : 'NOT_FOUND')
  }
  return task
}

/** At most a hundred shifts, and only those whose copy differs. */
async function follow(task: Task, shifts: readonly Shown[], now: number): Promise<void> {
  const copy = { leadId: task.leadId, siteId: task.site.id, kind: task.kind }
  const behind = shifts.filter(
    ({ state, leadId, siteId, kind }) =>
      state === 'open' && (leadId !== copy.leadId || siteId !== copy.siteId || kind !== copy.kind),
  )
  await Promise.all(
    behind.map(({ _id, siteId }) =>
      followTask(_id, { ...copy, ...(siteId !== copy.siteId && { movedAt: now }) }),
    ),
  )
}

async function tellPeople(
  context: ActContext,
  task: Task,
  shifts: readonly Shown[],
  leadIds: readonly string[],
): Promise<void> {
  const changed = task.lastEdit?.changed ?? []
  if (changed.length === 0) {
    return
  }
  const people = shifts.filter((shift) => isComing(shift, context.now)).flatMap(peopleOf)
  await tellChange(context, {
    memberIds: [...people, ...(changed.includes('领头人') ? [task.leadId, ...leadIds] : [])],
    kind: 'taskChanged',
    occasion: task.version,
    facts: { title: task.title, siteName: task.site.name, reason: changed.join('、') },
    taskId: task._id,
  })
}

function noteOf(changed: readonly string[]): string {
  return changed.length === 0 ? '修改任务' : `修改任务：${changed.join('、')}`
}
