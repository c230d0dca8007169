import { creditAttendances } from '../points/credit-attendances'
import { taskTitles } from '../task/task-titles'
import { type Attendance, attendanceId } from './attendance-rules'
import { findByIds, findUncredited, noteCredited } from './attendance-store'

/**
 * Points for what was said of these people's hours, once by ids made of shift and member. Whoever fails holds up nobody
 * else and stays marked for the timer; so does a correction whose first word is still on its way. Two operations a
 * member, and two for all of them; one more with corrections.
 */
export async function creditWords(
  words: readonly Attendance[],
  titles: ReadonlyMap<string, string>,
  now: number,
): Promise<{ done: number; failure?: unknown }> {
  if (words.length === 0) {
    return { done: 0 }
  }
  const known = new Map(words.map((word) => [word._id, word]))
  const earlier = words.flatMap(({ shiftId, memberId, n }) =>
    Array.from({ length: n }, (_, before) => attendanceId(shiftId, memberId, before)),
  )
  for (const word of await findByIds(earlier.filter((id) => !known.has(id)))) {
    known.set(word._id, word)
  }
  const chains = words.flatMap((word) => {
    const { shiftId, memberId, n } = word
    const chain = Array.from({ length: n + 1 }, (_, at) => known.get(attendanceId(shiftId, memberId, at)))
    return chain.every((one) => one !== undefined) ? [{ word, chain }] : []
  })
  const { credited, failure } = await creditAttendances(chains, titles, now)
  if (credited.length > 0) {
    await noteCredited(credited)
  }
  return { done: credited.length, ...(failure !== undefined && { failure }) }
}

const AT_ONCE = 100

/** For the timer: what a crash left between the word and the passbook. */
export async function creditUncredited(now: number): Promise<{ done: number; isMore: boolean }> {
  const words = await findUncredited(AT_ONCE)
  const titles = await taskTitles(words.map(({ taskId }) => taskId))
  const { done, failure } = await creditWords(words, titles, now)
  if (failure !== undefined && done === 0) {
    throw failure
  }
  return { done, isMore: done > 0 && words.length === AT_ONCE }
}
