import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { OfficerContext } from '../../platform/context'
import { memberNames } from '../roster/member-names'
import { isComing, peopleOf } from './publish-rules'
import { findShiftsOfTask } from './shift-store'
import { findTaskIn } from './task-edit-store'

/** All that an officer may edit of a task, to edit it or to copy it. Four operations. */
export async function taskForEdit(
  { scope, now, caller }: OfficerContext,
  { taskId }: ParsedInput<'task.forEdit'>,
): Promise<Output<'task.forEdit'>> {
  const [task, shifts] = await Promise.all([findTaskIn(scope, taskId), findShiftsOfTask(taskId)])
  if (!task) {
    throw new AppError('NOT_FOUND')
  }
  const names = await memberNames([task.leadId, ...task.chain.map(({ memberId }) => memberId)])
  const nameOf = (memberId: string) => names.get(memberId) ?? ''
  const { id: _id, ...site } = task.site
  const people = uniq(shifts.filter((shift) => isComing(shift, now)).flatMap(peopleOf))
  return {
    taskId,
    branchId: task.branchId,
    title: task.title,
    kind: task.kind,
    about: task.about,
    site,
    leadId: task.leadId,
    leadName: nameOf(task.leadId),
    chain: task.chain.map(({ post, memberId }) => ({ post, memberId, name: nameOf(memberId) })),
    bring: task.bring,
    ...(task.bringNote && { bringNote: task.bringNote }),
    urgent: task.urgent,
    audience: task.audience,
    ...(task.needId && { needId: task.needId }),
    version: task.version,
    shifts: shifts.map((shift) => ({
      shiftId: shift._id,
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      places: shift.places,
      taken: shift.roster.length,
      waiting: shift.held.length + shift.queue.length,
      state: shift.state,
    })),
    people: people.filter((memberId) => memberId !== caller.memberId).length,
  }
}
