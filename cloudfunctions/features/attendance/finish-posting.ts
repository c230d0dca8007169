import { postAttendances, unpostedShifts } from './post-attendances'

const SHIFTS_AT_ONCE = 5

/** For the timer: what a crash left half-way goes on. A shift that fails holds up no other. */
export async function finishPosting(now: number): Promise<{ done: number; isMore: boolean }> {
  const shiftIds = await unpostedShifts(SHIFTS_AT_ONCE)
  const settled = await Promise.allSettled(shiftIds.map((shiftId) => postAttendances(shiftId, now)))
  const progress = settled.filter((one) => one.status === 'fulfilled').map(({ value }) => value)
  const failure = settled.find((one) => one.status === 'rejected')
  if (failure && progress.length === 0) {
    throw failure.reason
  }
  const isUnfinished = progress.some(({ done, total }) => done < total)
  return {
    done: progress.length,
    isMore: !failure && (isUnfinished || shiftIds.length === SHIFTS_AT_ONCE),
  }
}
