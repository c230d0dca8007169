import sumBy from 'lodash/sumBy'
import { AppError } from '../../platform/app-error'
import { tell } from '../message/tell'
import { addSupplied, askWhetherDone } from '../need/add-supplied'
import { type TaskFacts, taskFacts } from '../task/task-facts'
import { firstAttendance, visitsOf } from './attendance-rules'
import { insertAttendances } from './attendance-store'
import { findHours, findUnposted, type Judged, notePosted } from './hours-store'
import { insertVisits } from './visit-store'

/** So many people become attendances between two notes of how far it has come. */
const STEP = 100

/** 200 people a call: far below the time a call has. */
const STEPS_PER_CALL = 2

export interface Progress {
  done: number
  total: number
  unconfirmed: number
}

/** What was confirmed of a shift and a crash left half-way, as far as one call goes. */
export async function postAttendances(
  shiftId: string,
  now: number,
  steps = STEPS_PER_CALL,
): Promise<Progress> {
  const shift = await findHours(shiftId)
  if (!shift) {
    throw new AppError('NOT_FOUND')
  }
  return postOf(shift, now, steps)
}

/**
 * Makes attendances of what was confirmed, as far as one call goes, and says how far that is. Every step may be
 * repeated, and by two at once: ids are made of shift and member, and whoever notes the step first has done it.
 */
export async function postOf(first: Judged, now: number, steps = STEPS_PER_CALL): Promise<Progress> {
  let shift = first
  const task = shift.isPosting ? await taskFacts(shift.taskId) : { title: '' }
  for (let step = 0; step < steps && shift.isPosting; step += 1) {
    // Not noted: somebody else wrote in between, maybe the same step.
    shift = (await postStep(shift, task, now)) ?? (await findHours(shift._id)) ?? shift
  }
  const { posted, confirmed, roster } = shift
  return { done: posted, total: confirmed.length, unconfirmed: roster.length - confirmed.length }
}

/** For the timer: shifts whose confirmation a crash left half-way. */
export async function unpostedShifts(limit: number): Promise<string[]> {
  return (await findUnposted(limit)).map(({ _id }) => _id)
}

async function postStep(shift: Judged, task: TaskFacts, now: number): Promise<Judged | undefined> {
  const { _id: shiftId, taskId, startsAt, confirmed, posted, notes = {} } = shift
  const rows = confirmed.slice(posted, posted + STEP)
  if (rows.length > 0) {
    await insertAttendances(rows.map((row) => firstAttendance(shift, row)))
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
  }
  if (posted + STEP >= confirmed.length && task.needId) {
    await tellNeed(task.needId, shift, now)
  }
  return notePosted(shift, posted + rows.length)
}

/** The number of people stands for the whole shift; whoever asked for the work is asked whether it is done. */
async function tellNeed(needId: string, { _id, confirmed }: Judged, now: number): Promise<void> {
  const supplied = sumBy(confirmed, ({ supplied: people = 0 }) => people)
  if (supplied > 0) {
    await addSupplied(needId, _id, supplied)
  }
  await askWhetherDone(needId, _id, now)
}
