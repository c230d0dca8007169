import { randomBytes } from 'node:crypto'
import { requestFailed } from '../wire-error'

/**
 * A document in memory is a plain, immutable tree of these. Int32, int64 and double are one JS number, as the SDK
 * hands them to functions. A RegExp occurs in queries only.
 */
export type Value = null | boolean | number | string | Date | RegExp | readonly Value[] | Fields

export interface Fields {
  readonly [field: string]: Value
}

export type DocumentId = string | number

export interface Document extends Fields {
  readonly _id: DocumentId
}

/** MongoDB's limit of nesting. */
export const MAX_DEPTH = 100

export function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp)
  )
}

export function isArray(value: unknown): value is readonly Value[] {
  return Array.isArray(value)
}

/** Own fields only: `constructor` and the like are not data. */
export function fieldOf(object: Fields, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** MongoDB's name of the type, as its messages use it. */
export function typeName(value: Value | undefined): string {
  if (value === undefined) {
    return 'missing'
  }
  if (value === null) {
    return 'null'
  }
  if (typeof value === 'boolean') {
    return 'bool'
  }
  if (typeof value === 'number') {
    return numberType(value)
  }
  if (typeof value === 'string') {
    return 'string'
  }
  if (value instanceof Date) {
    return 'date'
  }
  if (value instanceof RegExp) {
    return 'regex'
  }
  return isArray(value) ? 'array' : 'object'
}

/** The BSON type the SDK sends for this number: int32 where it fits, then int64, else double. */
export function numberType(value: number): 'int' | 'long' | 'double' {
  if (!Number.isInteger(value) || Object.is(value, -0)) {
    return 'double'
  }
  if (value >= -0x80000000 && value <= 0x7fffffff) {
    return 'int'
  }
  return value >= -(2 ** 63) && value < 2 ** 63 ? 'long' : 'double'
}

/** Refuses what may occur in a request but not in a stored document. */
export function assertStorable(value: Value): void {
  if (value instanceof RegExp) {
    throw requestFailed('a regular expression cannot be stored in a document')
  }
  if (isArray(value)) {
    for (const element of value) {
      assertStorable(element)
    }
    return
  }
  if (!isFields(value)) {
    return
  }
  for (const name of Object.keys(value)) {
    if (name.startsWith('$')) {
      throw requestFailed(`The dollar ($) prefixed field '${name}' in '${name}' is not valid for storage.`)
    }
    assertStorable(value[name] as Value)
  }
}

/** A document to be stored: nothing in it is a query, and it has an id, its own or a new one. */
export function documentOf(fields: Fields): Document {
  assertStorable(fields)
  const { _id: id = randomBytes(16).toString('hex'), ...rest } = fields
  if (typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id))) {
    return { _id: id, ...rest }
  }
  throw requestFailed('_id must be a string or a number')
}

/** Copies what a seed or a test hands over into a tree of our own; anything JSON plus Date cannot say is refused. */
export function adopt(given: unknown, depth = 0): Value {
  if (depth > MAX_DEPTH) {
    throw requestFailed(`nested deeper than ${MAX_DEPTH} levels`)
  }
  if (
    given === null ||
    typeof given === 'boolean' ||
    typeof given === 'number' ||
    typeof given === 'string'
  ) {
    return given
  }
  if (given instanceof Date && !Number.isNaN(given.getTime())) {
    return new Date(given)
  }
  if (Array.isArray(given)) {
    return given.map((element) => adopt(element, depth + 1))
  }
  if (typeof given !== 'object' || Object.prototype.toString.call(given) !== '[object Object]') {
    throw requestFailed(`cannot be stored: ${Object.prototype.toString.call(given)}`)
  }
  const fields: Record<string, Value> = {}
  for (const [name, value] of Object.entries(given)) {
    if (name === '__proto__') {
      throw requestFailed("the field name '__proto__' is refused")
    }
    if (value !== undefined) {
      fields[name] = adopt(value, depth + 1)
    }
  }
  return fields
}
