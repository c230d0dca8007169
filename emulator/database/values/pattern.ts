import { requestFailed } from '../wire-error'
import { fromPcre } from './pcre'

/** MongoDB's limit of a pattern, and its options as far as JavaScript has them (`x` has no counterpart). */
export function compilePattern(pattern: string, options: string): RegExp {
  if (pattern.length > 32_764) {
    throw requestFailed('Regular expression is too long')
  }
  const unknown = [...options].find((option) => !'imsu'.includes(option))
  if (unknown !== undefined) {
    throw requestFailed(`invalid flag in regex options: ${unknown}`)
  }
  const flags = new Set(options.replaceAll('u', ''))
  const source = fromPcre(pattern, flags)
  flags.delete('m')
  try {
    // MongoDB matches code points.
    return new RegExp(source, `${[...flags].join('')}u`)
  } catch {
    throw requestFailed(`Regular expression is invalid: ${pattern.slice(0, 60)}`)
  }
}
