import { AppError } from '../../platform/app-error'
import { taskFacts } from '../task/task-facts'
import { firstAttendance } from './attendance-rules'
import { creditWords } from './credit-words'
import { findHours, findUnposted, type Judged } from './hours-store'
import { postStep } from './post-step'

/** A hundred people each; 200 a call: far below the time a call has. */
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
 * Makes attendances of what was confirmed and credits their points, as far as one call goes, and says how far that is.
 */
export async function postOf(first: Judged, now: number, steps = STEPS_PER_CALL): Promise<Progress> {
  let shift = first
  const task = shift.isPosting ? await taskFacts(shift.taskId) : { title: '' }
  for (let step = 0; step < steps && shift.isPosting; step += 1) {
    shift = (await postStep(shift, task, now)) ?? (await findHours(shift._id)) ?? shift
  }
  const { posted, confirmed, roster } = shift
  const words = confirmed.slice(first.posted, posted).map((row) => firstAttendance(shift, row))
  await creditWords(words, new Map([[shift.taskId, task.title]]), now)
  return { done: posted, total: confirmed.length, unconfirmed: roster.length - confirmed.length }
}

/** For the timer: shifts whose confirmation a crash left half-way. */
export async function unpostedShifts(limit: number): Promise<string[]> {
  return (await findUnposted(limit)).map(({ _id }) => _id)
}
