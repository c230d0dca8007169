import { runWithin } from '../values/time-limit'
import { requestFailed } from '../wire-error'

/** For any pipeline, and for each document of its collection. */
const TIME_LIMIT_MS = 800
const TIME_PER_DOCUMENT_MS = 0.05

/** Ends a pipeline that runs too long, that nests a value beyond the stack or that makes a text longer than there can be. */
export function withinLimits<T>(documents: number, work: () => T): T {
  const milliseconds = Math.ceil(TIME_LIMIT_MS + documents * TIME_PER_DOCUMENT_MS)
  try {
    return runWithin(milliseconds, work, `the aggregation took longer than ${milliseconds} ms`)
  } catch (error) {
    if (error instanceof RangeError) {
      throw requestFailed(`the aggregation is too deeply nested or too large: ${error.message}`)
    }
    throw error
  }
}
