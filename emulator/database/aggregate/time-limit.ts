import { createContext, Script } from 'node:vm'
import { requestFailed } from '../wire-error'

/** For any pipeline, and for each document of its collection. */
const TIME_LIMIT_MS = 800
const TIME_PER_DOCUMENT_MS = 0.05

const script = new Script('run()')
const context = createContext({ run: undefined })

/**
 * Ends a pipeline that runs too long (values/time-limit.ts says how), that nests a value beyond the stack or that makes
 * a text longer than there can be.
 */
export function withinLimits<T>(documents: number, work: () => T): T {
  const milliseconds = Math.ceil(TIME_LIMIT_MS + documents * TIME_PER_DOCUMENT_MS)
  context.run = work
  try {
    return script.runInContext(context, { timeout: milliseconds }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw requestFailed(`the aggregation took longer than ${milliseconds} ms`)
    }
    if (error instanceof RangeError) {
      throw requestFailed(`the aggregation is too deeply nested or too large: ${error.message}`)
    }
    throw error
  } finally {
    context.run = undefined
  }
}
