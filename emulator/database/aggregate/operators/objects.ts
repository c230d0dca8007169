import { type Fields, isArray, isFields, typeName, type Value } from '../../values/value'
import { requestFailed } from '../../wire-error'
import { arrayOf, isNullish, operatorOf } from '../operands'
import type { Computed, OperatorCompiler } from '../scope'

export const objects: readonly [string, OperatorCompiler][] = [
  operatorOf('$mergeObjects', 0, Number.POSITIVE_INFINITY, (...values) => merged(values)),
  operatorOf('$objectToArray', 1, 1, (value) => {
    if (isNullish(value)) {
      return null
    }
    if (!isFields(value)) {
      throw requestFailed(`$objectToArray requires a document input, found: ${typeName(value)}`)
    }
    return Object.entries(value).map(([k, v]) => ({ k, v }))
  }),
  operatorOf('$arrayToObject', 1, 1, (value) => {
    return isNullish(value) ? null : objectFrom(arrayOf('$arrayToObject', value))
  }),
]

/** The later wins; null and missing count as empty. */
export function merged(values: readonly Computed[]): Fields {
  const object: Record<string, Value> = {}
  for (const value of values) {
    if (isNullish(value)) {
      continue
    }
    if (!isFields(value)) {
      throw requestFailed(`$mergeObjects requires object inputs, but input is of type ${typeName(value)}`)
    }
    Object.assign(object, value)
  }
  return object
}

/** All entries as `[k, v]` or all as `{k, v}`. */
function objectFrom(entries: readonly Value[]): Fields {
  const object: Record<string, Value> = {}
  const arePairs = isArray(entries[0])
  for (const entry of entries) {
    const [name, value] = arePairs ? pairOf(entry) : namedPairOf(entry)
    if (typeof name !== 'string') {
      throw requestFailed(`$arrayToObject requires keys of type string, found: ${typeName(name)}`)
    }
    if (name === '__proto__' || name.includes('\0')) {
      throw requestFailed(`$arrayToObject: the field name ${JSON.stringify(name)} is refused`)
    }
    object[name] = value
  }
  return object
}

function pairOf(entry: Value): [Value, Value] {
  if (!isArray(entry) || entry.length !== 2) {
    throw requestFailed('$arrayToObject requires an array of size 2 arrays')
  }
  return [entry[0] as Value, entry[1] as Value]
}

function namedPairOf(entry: Value): [Value, Value] {
  if (!isFields(entry) || Object.keys(entry).sort().join() !== 'k,v') {
    throw requestFailed("$arrayToObject requires an object with the keys 'k' and 'v'")
  }
  return [entry.k as Value, entry.v as Value]
}
