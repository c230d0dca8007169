import { createContext, Script } from 'node:vm'
import { requestFailed } from '../wire-error'

/** MongoDB's limit of a pattern, and its options as far as JavaScript has them (`x` has no counterpart). */
export function compilePattern(pattern: string, options: string): RegExp {
  if (pattern.length > 32_764) {
    throw requestFailed('Regular expression is too long')
  }
  const unknown = [...options].find((option) => !'imsu'.includes(option))
  if (unknown !== undefined) {
    throw requestFailed(`invalid flag in regex options: ${unknown}`)
  }
  const flags = [...new Set(options.replaceAll('u', ''))].join('')
  try {
    // MongoDB matches code points; a pattern with an escape that the `u` flag forbids still has its plain meaning.
    return new RegExp(pattern, `${flags}u`)
  } catch {
    try {
      return new RegExp(pattern, flags)
    } catch {
      throw requestFailed(`Regular expression is invalid: ${pattern.slice(0, 60)}`)
    }
  }
}

const TIME_LIMIT_MS = 400

const script = new Script('run()')
const context = createContext({ run: undefined })

/**
 * Runs a search that applies patterns. A pattern such as /(a+)+$/ can backtrack for years and nothing in JavaScript
 * itself ends it; V8 can, from a watchdog. The search must change nothing, since it may be cut off anywhere.
 */
export function withinPatternTimeLimit<T>(search: () => T): T {
  context.run = search
  try {
    return script.runInContext(context, { timeout: TIME_LIMIT_MS }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw error
    }
    throw requestFailed(`Regular expression took longer than ${TIME_LIMIT_MS} ms`)
  } finally {
    context.run = undefined
  }
}
