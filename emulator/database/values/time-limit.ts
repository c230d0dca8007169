import { createContext, Script } from 'node:vm'
import { requestFailed } from '../wire-error'

const TIME_LIMIT_MS = 400

/** Conditions that are applied without a watchdog, which costs a tenth of a millisecond. */
const FREE_STEPS = 200

const script = new Script('run()')
const context = createContext({ run: undefined })
let left = TIME_LIMIT_MS

/** A request begins: what it does from here on shares one limit, also in many documents one after the other. */
export function startTimeLimit(): void {
  left = TIME_LIMIT_MS
}

/** Runs a search of so many steps; one by a pattern such as /(a+)+$/ can backtrack for years. */
export function withinTimeLimit<T>(steps: number, search: () => T): T {
  if (steps <= FREE_STEPS) {
    return search()
  }
  const startedAt = performance.now()
  try {
    const what = Number.isFinite(steps) ? `A query of ${steps} conditions` : 'Regular expression'
    return runWithin(left, search, `${what} took longer than ${TIME_LIMIT_MS} ms`)
  } finally {
    left -= performance.now() - startedAt
  }
}

/**
 * Runs work that is ended when it takes longer: nothing in JavaScript itself could, V8 can, from a watchdog. The work
 * must change nothing, since it may be cut off anywhere; there may be other such work in it.
 */
export function runWithin<T>(milliseconds: number, work: () => T, complaint: string): T {
  context.run = work
  try {
    return script.runInContext(context, { timeout: Math.max(1, Math.ceil(milliseconds)) }) as T
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
      ? requestFailed(complaint)
      : error
  } finally {
    context.run = undefined
  }
}
