import { setImmediate as nextTurn } from 'node:timers/promises'
import { runWithin, startTimeLimit } from '../values/time-limit'
import { requestFailed } from '../wire-error'
import type { Pace, Pause } from './pace'

/** For any pipeline, and for each document of its collection, without the time in which others are answered. */
const TIME_LIMIT_MS = 3_000
const TIME_PER_DOCUMENT_MS = 0.05
/** Without a pause: what the server is held up by, at most. */
const STRETCH_LIMIT_MS = 800

/** How long a pipeline runs before others are answered. */
export const STRETCH_MS = 20

/**
 * Runs a pipeline, resting at its pauses. Ends one that runs too long, that nests a value beyond the stack or that makes a
 * text longer than there can be.
 */
export async function withinLimits<T>(documents: number, pace: Pace, work: Iterator<Pause, T>): Promise<T> {
  const limit = TIME_LIMIT_MS + Math.ceil(documents * TIME_PER_DOCUMENT_MS)
  let left = limit
  for (;;) {
    // The limit of queries is counted by whoever runs, and others have run meanwhile.
    startTimeLimit()
    pace.restart()
    const startedAt = performance.now()
    const result = withinStack(() =>
      left < STRETCH_LIMIT_MS
        ? runWithin(left, () => work.next(), `the aggregation took longer than ${limit} ms`)
        : runWithin(
            STRETCH_LIMIT_MS,
            () => work.next(),
            `a step of the aggregation took longer than ${STRETCH_LIMIT_MS} ms`,
          ),
    )
    if (result.done) {
      return result.value
    }
    left -= performance.now() - startedAt
    await nextTurn()
  }
}

function withinStack<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) {
      throw requestFailed(`the aggregation is too deeply nested or too large: ${error.message}`)
    }
    throw error
  }
}
