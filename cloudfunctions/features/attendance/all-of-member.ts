import { taskTitles } from '../task/task-titles'
import type { Attendance, Visit } from './attendance-rules'
import { findOfMember } from './attendance-store'
import { findAllOfVisitor } from './visit-store'

export interface MemberAttendance
  extends Pick<Attendance, 'startsAt' | 'outcome' | 'hours' | 'counted' | 'n' | 'reason'> {
  title: string
}

export type MemberVisit = Pick<Visit, 'household' | 'result' | 'day' | 'keptUntil'>

/** Everything confirmed of a member, every correction, and their household notes. Three operations. */
export async function allOfMember(
  memberId: string,
  now: number,
): Promise<{ attendances: MemberAttendance[]; visits: MemberVisit[] }> {
  const [found, visits] = await Promise.all([findOfMember(memberId, 0, now + 1), findAllOfVisitor(memberId)])
  const titles = await taskTitles(found.map(({ taskId }) => taskId))
  const attendances = found.map((one) => ({ ...one, title: titles.get(one.taskId) ?? '' }))
  return { attendances, visits }
}
