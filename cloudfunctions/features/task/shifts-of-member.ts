import { findMine, findPast } from './shift-list-store'
import { taskTitles } from './task-titles'
import { standOf } from './waiting-rules'

/** So many of each kind; a person who works every day for a year stays below. */
const MOST = 500

export interface MemberShift {
  title: string
  startsAt: number
  endsAt: number
  state: 'claimed' | 'offered' | 'waiting' | 'past'
}

/** What a member holds, waits for and was on, soonest first, then the past, latest first. Three operations. */
export async function shiftsOfMember(memberId: string, now: number): Promise<MemberShift[]> {
  const [coming, past] = await Promise.all([
    findMine(memberId, now, { limit: MOST }),
    findPast(memberId, now, { limit: MOST }),
  ])
  const shifts = [...coming, ...past]
  const titles = await taskTitles(shifts.map(({ taskId }) => taskId))
  return shifts.map((shift) => ({
    title: titles.get(shift.taskId) ?? '',
    startsAt: shift.startsAt,
    endsAt: shift.endsAt,
    state: shift.endsAt <= now ? 'past' : (standOf(shift, memberId, now)?.state ?? 'past'),
  }))
}
