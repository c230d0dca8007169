import sumBy from 'lodash/sumBy'
import { tell } from '../message/tell'
import { addSupplied, askWhetherDone } from '../need/add-supplied'
import type { TaskFacts } from '../task/task-facts'
import { firstAttendance, visitsOf } from './attendance-rules'
import { insertAttendances } from './attendance-store'
import { type Judged, notePosted } from './hours-store'
import { insertVisits } from './visit-store'

/** So many people become attendances between two notes of how far it has come. */
const STEP = 100

/**
 * Attendances, household notes and what people are told, then how far it has come. Every step may be repeated, and by
 * two at once: ids are made of shift and member. `undefined`: somebody else wrote in between, maybe the same step.
 */
export async function postStep(shift: Judged, task: TaskFacts, now: number): Promise<Judged | undefined> {
  const { _id: shiftId, taskId, startsAt, confirmed, posted, notes = {} } = shift
  const rows = confirmed.slice(posted, posted + STEP)
  if (rows.length > 0) {
    await insertAttendances(rows.map((row) => firstAttendance(shift, row)))
  }
  const visits = rows.flatMap(({ memberId }) => visitsOf(shift, memberId, notes[memberId] ?? []))
  if (visits.length > 0) {
    await insertVisits(visits)
  }
  await tell(
    now,
    ...rows.map(({ memberId, hours }) => ({
      memberIds: [memberId],
      kind: 'hoursConfirmed' as const,
      occasion: 'confirmed',
      facts: { title: task.title, startsAt, hours },
      taskId,
      shiftId,
    })),
  )
  if (posted + STEP >= confirmed.length && task.needId) {
    await tellNeed(task.needId, shift, now)
  }
  return notePosted(shift, posted + rows.length)
}

/**
 * Who was there and whom they brought stand for the whole shift; whoever asked for the work is asked whether it is done.
 */
async function tellNeed(needId: string, { _id, confirmed }: Judged, now: number): Promise<void> {
  const present = confirmed.filter(({ outcome }) => outcome === 'present')
  const people = sumBy(present, ({ supplied = 0 }) => 1 + supplied)
  if (people > 0) {
    await addSupplied(needId, _id, people)
  }
  await askWhetherDone(needId, _id, now)
}
