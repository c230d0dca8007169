import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { Context } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { publicCard } from '../privacy/public-card'
import { viewShift } from './shift-rules'
import { findShiftsOfTask } from './shift-store'
import { findTask } from './task-store'

/** A task with all its shifts. Four database operations with the look-up of the caller. */
export async function getTask(context: Context, { taskId }: { taskId: string }): Promise<Output<'task.get'>> {
  const [task, shifts] = await Promise.all([findTask(taskId), findShiftsOfTask(taskId)])
  if (!task) {
    throw new AppError('NOT_FOUND')
  }
  const [lead, names] = await Promise.all([publicCard(task.leadId), orgNames(context.now)])
  const { name, note, latitude, longitude } = task.site
  return {
    taskId: task._id,
    title: task.title,
    urgent: task.urgent,
    about: task.about,
    branchName: names.get(task.branchId) ?? '',
    site: { name, note, latitude, longitude },
    lead,
    bring: task.bring,
    bringNote: task.bringNote,
    shifts: shifts.map((shift) => viewShift(shift, context.caller?.memberId)),
  }
}
