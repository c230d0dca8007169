import { type HashKey, hashKeyOf } from '../../values/hash-key'
import { isArray, typeName, type Value } from '../../values/value'
import { requestFailed } from '../../wire-error'
import { arrayOf, assertSize, isNullish, isTrue, operatorOf } from '../operands'
import type { Computed, OperatorCompiler } from '../scope'

const MANY = Number.POSITIVE_INFINITY

/** Arrays as sets: duplicates count once. MongoDB promises no order of a result; here it is that of first appearance. */
export const sets: readonly [string, OperatorCompiler][] = [
  operatorOf('$setUnion', 0, MANY, (...values) =>
    ifNone(values, () => distinct(values.flatMap(elements('$setUnion')))),
  ),
  operatorOf('$setIntersection', 0, MANY, (...values) =>
    ifNone(values, () => {
      const [first, ...others] = values.map(elements('$setIntersection'))
      const keys = others.map(keysOf)
      return distinct(first ?? []).filter((value) => keys.every((one) => one.has(hashKeyOf(value))))
    }),
  ),
  operatorOf('$setDifference', 2, 2, (left, right) =>
    ifNone([left, right], () => {
      const without = keysOf(elements('$setDifference')(right))
      return distinct(elements('$setDifference')(left)).filter((value) => !without.has(hashKeyOf(value)))
    }),
  ),
  operatorOf('$setEquals', 2, MANY, (...values) => {
    const [first = new Set<HashKey>(), ...others] = values.map((value) =>
      keysOf(elements('$setEquals')(value)),
    )
    return others.every((other) => other.size === first.size && [...first].every((key) => other.has(key)))
  }),
  operatorOf('$setIsSubset', 2, 2, (left, right) => {
    const all = keysOf(elements('$setIsSubset')(right))
    return elements('$setIsSubset')(left).every((value) => all.has(hashKeyOf(value)))
  }),
  operatorOf('$allElementsTrue', 1, 1, (array) => arrayOf('$allElementsTrue', array).every(isTrue)),
  operatorOf('$anyElementTrue', 1, 1, (array) => arrayOf('$anyElementTrue', array).some(isTrue)),
]

function ifNone(values: readonly Computed[], compute: () => Computed): Computed {
  return values.some(isNullish) ? null : compute()
}

function elements(name: string): (value: Computed) => readonly Value[] {
  return (value) => {
    if (!isArray(value)) {
      throw requestFailed(
        `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`,
      )
    }
    return value
  }
}

function keysOf(values: readonly Value[]): Set<HashKey> {
  return new Set(values.map(hashKeyOf))
}

function distinct(values: readonly Value[]): Value[] {
  assertSize('a set', values.length)
  const found = new Map<HashKey, Value>()
  for (const value of values) {
    const key = hashKeyOf(value)
    if (!found.has(key)) {
      found.set(key, value)
    }
  }
  return [...found.values()]
}
