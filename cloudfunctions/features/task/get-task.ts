import type { Output } from '../../contract/contract'
import { asMember, scopeWith } from '../../platform/access'
import { AppError } from '../../platform/app-error'
import type { Context } from '../../platform/context'
import { reachesBranch } from '../../platform/scope'
import { orgNames } from '../org/org-names'
import { publicCard } from '../privacy/public-card'
import { memberNames } from '../roster/member-names'
import { findListedOfTask } from './shift-list-store'
import { viewShiftFor } from './shift-rules'
import { findTask, type Task } from './task-store'
import { withCorrections } from './with-corrections'

/**
 * A task with all its shifts. Four database operations with the look-up of the caller; a chain costs one more, and so do
 * one's own hours, which may have been corrected.
 */
export async function getTask(context: Context, { taskId }: { taskId: string }): Promise<Output<'task.get'>> {
  const { now, caller } = context
  const [task, shifts] = await Promise.all([findTask(taskId), findListedOfTask(taskId, caller?.memberId)])
  if (!task) {
    throw new AppError('NOT_FOUND')
  }
  const [lead, names, people, isMine, views] = await Promise.all([
    publicCard(task.leadId),
    orgNames(now),
    memberNames(task.chain.map(({ memberId }) => memberId)),
    isInCharge(context, task),
    withCorrections(
      shifts.map((shift) => viewShiftFor(shift, caller, now)),
      caller?.memberId,
    ),
  ])
  const { name, note, latitude, longitude } = task.site
  return {
    taskId: task._id,
    title: task.title,
    kind: task.kind,
    urgent: task.urgent,
    about: task.about,
    branchName: names.get(task.branchId) ?? '',
    site: { name, note, latitude, longitude },
    lead,
    chain: task.chain.map(({ post, memberId }) => ({ post, name: people.get(memberId) ?? '' })),
    bring: task.bring,
    bringNote: task.bringNote,
    ...(isMine && { isMine }),
    shifts: views,
  }
}

async function isInCharge(context: Context, { leadId, branchId }: Task): Promise<boolean> {
  if (!context.caller) {
    return false
  }
  return (
    context.caller.memberId === leadId ||
    reachesBranch(await scopeWith(asMember(context), 'task.edit'), branchId)
  )
}
