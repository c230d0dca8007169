import { typeName } from '../../values/value'
import { requestFailed } from '../../wire-error'
import { assertSize, int32Of, isNullish, operatorOf, textOf } from '../operands'
import type { Computed, OperatorCompiler } from '../scope'
import { indexIn } from './arrays'

const MAX_LENGTH = 16 * 1024 * 1024

/** Upper and lower case are of ASCII letters only, as in MongoDB. */
export const strings: readonly [string, OperatorCompiler][] = [
  operatorOf('$concat', 0, Number.POSITIVE_INFINITY, concat),
  operatorOf('$split', 2, 2, (text, separator) => {
    if (isNullish(text) || isNullish(separator)) {
      return null
    }
    if (separator === '') {
      throw requestFailed('$split requires a non-empty separator')
    }
    const parts = textOf('$split', text).split(textOf('$split', separator))
    assertSize('$split', parts.length)
    return parts
  }),
  operatorOf('$strLenCP', 1, 1, (text) => [...textOf('$strLenCP', text)].length),
  operatorOf('$strLenBytes', 1, 1, (text) => Buffer.byteLength(textOf('$strLenBytes', text))),
  operatorOf('$strcasecmp', 2, 2, (left, right) => {
    return Math.sign(Buffer.compare(Buffer.from(upper(coerced(left))), Buffer.from(upper(coerced(right)))))
  }),
  operatorOf('$toUpper', 1, 1, (text) => upper(coerced(text))),
  operatorOf('$toLower', 1, 1, (text) => coerced(text).replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
  operatorOf('$substr', 3, 3, (text, start, length) =>
    typeof start === 'number' && start < 0 ? '' : substrBytes('$substr', text, start, length),
  ),
  operatorOf('$substrBytes', 3, 3, (text, start, length) => substrBytes('$substrBytes', text, start, length)),
  operatorOf('$substrCP', 3, 3, (text, start, length) => {
    const from = nonnegative('$substrCP', 'starting index', start)
    const count = nonnegative('$substrCP', 'length', length)
    return [...coerced(text)].slice(from, from + count).join('')
  }),
  operatorOf('$indexOfCP', 2, 4, (text, part, start = 0, end = undefined) => {
    if (isNullish(text)) {
      return null
    }
    const points = [...textOf('$indexOfCP', text)]
    const wanted = [...textOf('$indexOfCP', part)]
    return find('$indexOfCP', points, wanted, start, end)
  }),
  operatorOf('$indexOfBytes', 2, 4, (text, part, start = 0, end = undefined) => {
    if (isNullish(text)) {
      return null
    }
    const bytes = Buffer.from(textOf('$indexOfBytes', text))
    return find('$indexOfBytes', bytes, Buffer.from(textOf('$indexOfBytes', part)), start, end)
  }),
]

/** The part lies whole between `start` and `end`; one that is empty is found at once. */
function find<T>(
  name: string,
  whole: ArrayLike<T>,
  part: ArrayLike<T>,
  start: Computed,
  end: Computed,
): number {
  const last = end === undefined ? whole.length : Math.min(int32Of(name, 'ending index', end), whole.length)
  return indexIn(name, whole.length + 1, start, end === undefined ? undefined : last + 1, (at) => {
    if (at + part.length > last) {
      return false
    }
    for (let offset = 0; offset < part.length; offset++) {
      if (whole[at + offset] !== part[offset]) {
        return false
      }
    }
    return true
  })
}

function concat(...values: Computed[]): Computed {
  let joined = ''
  for (const value of values) {
    if (isNullish(value)) {
      return null
    }
    if (typeof value !== 'string') {
      throw requestFailed(`$concat only supports strings, not ${typeName(value)}`)
    }
    joined += value
    if (joined.length > MAX_LENGTH) {
      throw requestFailed(`$concat: a text of more than ${MAX_LENGTH} characters`)
    }
  }
  return joined
}

/** Null is empty; numbers and dates are taken as texts. */
function coerced(value: Computed): string {
  if (isNullish(value)) {
    return ''
  }
  if (typeof value === 'string') {
    return value
  }
  if (typeof value === 'number') {
    return String(value)
  }
  if (value instanceof Date) {
    return value.toISOString()
  }
  throw requestFailed(`can't convert from BSON type ${typeName(value)} to String`)
}

function upper(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

function nonnegative(name: string, what: string, value: Computed): number {
  const number = int32Of(name, what, value)
  if (number < 0) {
    throw requestFailed(`${name}: ${what} must be a nonnegative integer.`)
  }
  return number
}

/** A negative length means the rest. A cut through a character is an error. */
function substrBytes(name: string, text: Computed, start: Computed, length: Computed): string {
  const bytes = Buffer.from(coerced(text))
  const from = nonnegative(name, 'starting index', start)
  const count = int32Of(name, 'length', length)
  const to = count < 0 ? bytes.length : Math.min(from + count, bytes.length)
  if (isContinuation(bytes[from])) {
    throw requestFailed(`${name}:  Invalid range, starting index is a UTF-8 continuation byte.`)
  }
  if (isContinuation(bytes[to])) {
    throw requestFailed(`${name}:  Invalid range, ending index is in the middle of a UTF-8 character.`)
  }
  return bytes.toString('utf8', from, to)
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >>> 6 === 0b10
}
