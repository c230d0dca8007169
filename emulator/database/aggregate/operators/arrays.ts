import { equalValues } from '../../values/order'
import { isArray, type Value } from '../../values/value'
import { requestFailed } from '../../wire-error'
import {
  arrayOf,
  assertSize,
  int32Of,
  isNullish,
  MAX_ELEMENTS,
  namedOperands,
  operatorOf,
  optional,
} from '../operands'
import type { Compile, Computed, Expression, OperatorCompiler } from '../scope'

export const arrays: readonly [string, OperatorCompiler][] = [
  operatorOf('$arrayElemAt', 2, 2, (array, index) => {
    if (isNullish(array) || isNullish(index)) {
      return null
    }
    return arrayOf("$arrayElemAt's first argument", array).at(int32Of('$arrayElemAt', 'index', index))
  }),
  operatorOf('$concatArrays', 0, Number.POSITIVE_INFINITY, concatArrays),
  operatorOf('$in', 2, 2, (value, array) => {
    return arrayOf("$in's second argument", array).some((element) => equalValues(element, value))
  }),
  operatorOf('$indexOfArray', 2, 4, (array, value, start = 0, end = undefined) => {
    if (isNullish(array)) {
      return null
    }
    const elements = arrayOf("$indexOfArray's first argument", array)
    return indexIn('$indexOfArray', elements.length, start, end, (at) => equalValues(elements[at], value))
  }),
  operatorOf('$isArray', 1, 1, (value) => isArray(value)),
  operatorOf('$range', 2, 3, range),
  operatorOf('$reverseArray', 1, 1, (array) =>
    isNullish(array) ? null : arrayOf('$reverseArray', array).toReversed(),
  ),
  operatorOf('$size', 1, 1, (array) => arrayOf('$size', array).length),
  operatorOf('$slice', 2, 3, slice),
  ['$zip', zip],
]

function concatArrays(...values: Computed[]): Computed {
  const joined: Value[] = []
  for (const value of values) {
    if (isNullish(value)) {
      return null
    }
    const array = arrayOf('$concatArrays', value)
    assertSize('$concatArrays', joined.length + array.length)
    for (const element of array) {
      joined.push(element)
    }
  }
  return joined
}

/** The first place from `start` up to `end` where it holds, else -1. */
export function indexIn(
  name: string,
  length: number,
  start: Computed,
  end: Computed,
  holds: (at: number) => boolean,
): number {
  const from = int32Of(name, 'starting index', start)
  const to = end === undefined ? length : int32Of(name, 'ending index', end)
  if (from < 0 || to < 0) {
    throw requestFailed(`${name} requires nonnegative indexes`)
  }
  for (let at = from; at < Math.min(to, length); at++) {
    if (holds(at)) {
      return at
    }
  }
  return -1
}

function range(start: Computed, end: Computed, step: Computed = 1): Computed {
  const from = int32Of('$range', 'starting value', start)
  const to = int32Of('$range', 'ending value', end)
  const by = int32Of('$range', 'step value', step)
  if (by === 0) {
    throw requestFailed('$range requires a non-zero step value')
  }
  const length = Math.max(0, Math.ceil((to - from) / by))
  assertSize('$range', length)
  return Array.from({ length }, (_unused, at) => from + at * by)
}

/** `[array, n]`: the first n, or the last -n. `[array, position, n]`. */
function slice(array: Computed, second: Computed, third?: Computed): Computed {
  if (isNullish(array) || second === null || third === null) {
    return null
  }
  const elements = arrayOf("$slice's first argument", array)
  const number = int32Of('$slice', 'second argument', second)
  if (third === undefined) {
    return number >= 0 ? elements.slice(0, number) : elements.slice(number)
  }
  const count = int32Of('$slice', 'third argument', third)
  if (count <= 0) {
    throw requestFailed(`Third argument to $slice must be positive: ${count}`)
  }
  const from = number < 0 ? Math.max(0, elements.length + number) : number
  return elements.slice(from, from + count)
}

function zip(operand: Value, compile: Compile): Expression {
  const named = namedOperands('$zip', operand, ['inputs'], ['useLongestLength', 'defaults'])
  const inputs = arrayOf('$zip inputs', named.inputs).map(compile)
  const { useLongestLength: isLongest = false } = named
  if (inputs.length === 0 || typeof isLongest !== 'boolean') {
    throw requestFailed('$zip requires at least one input array, and useLongestLength to be a bool')
  }
  const defaults = optional(named, 'defaults', compile)
  if (defaults !== undefined && !isLongest) {
    throw requestFailed('cannot specify defaults unless useLongestLength is true')
  }
  return (scope) => {
    const values = inputs.map((input) => input(scope))
    if (values.some(isNullish)) {
      return null
    }
    const rows = values.map((value) => arrayOf('$zip', value))
    const fill = defaults === undefined ? [] : arrayOf('$zip defaults', defaults(scope))
    if (defaults !== undefined && fill.length !== rows.length) {
      throw requestFailed('defaults and inputs must have the same length')
    }
    const lengths = rows.map((row) => row.length)
    const length = isLongest ? Math.max(...lengths) : Math.min(...lengths)
    assertSize('$zip', Math.min(length * rows.length, MAX_ELEMENTS + 1))
    return Array.from({ length }, (_unused, at) => rows.map((row, column) => row[at] ?? fill[column] ?? null))
  }
}
