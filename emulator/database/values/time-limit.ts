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

/**
 * Runs a search of so many steps. A pattern such as /(a+)+$/ can backtrack for years and nothing in JavaScript
 * itself ends it; V8 can, from a watchdog. The search must change nothing, since it may be cut off anywhere.
 */
export function withinTimeLimit<T>(steps: number, search: () => T): T {
  if (steps <= FREE_STEPS) {
    return search()
  }
  context.run = search
  const startedAt = performance.now()
  try {
    return script.runInContext(context, { timeout: Math.max(1, Math.ceil(left)) }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw error
    }
    const what = Number.isFinite(steps) ? `A query of ${steps} conditions` : 'Regular expression'
    throw requestFailed(`${what} took longer than ${TIME_LIMIT_MS} ms`)
  } finally {
    left -= performance.now() - startedAt
    context.run = undefined
  }
}
