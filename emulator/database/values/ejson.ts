import { requestFailed } from '../wire-error'
import { compilePattern } from './pattern'
import { type Fields, isArray, MAX_DEPTH, numberType, type Value } from './value'

/**
 * Canonical extended JSON, the form in which the SDK sends and expects documents. Decoding is one strict pass
 * that also replaces server dates; `bson`'s own parser would let `{"$numberInt":"abc"}` through as NaN.
 * Types the product does not use (ObjectId, binary, decimal …) are refused by name.
 */
export function decode(text: unknown, what: string, now: number): Value {
  if (typeof text !== 'string') {
    throw requestFailed(`${what} must be a string of extended JSON`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw requestFailed(`${what} is not valid extended JSON`)
  }
  return revive(json, now, 0)
}

export function decodeFields(text: unknown, what: string, now: number): Fields {
  const value = decode(text, what, now)
  if (typeof value !== 'object' || value === null || isArray(value) || isLeafObject(value)) {
    throw requestFailed(`${what} must be an object`)
  }
  return value as Fields
}

function isLeafObject(value: Value): boolean {
  return value instanceof Date || value instanceof RegExp
}

function revive(json: unknown, now: number, depth: number): Value {
  if (depth > MAX_DEPTH) {
    throw requestFailed(`nested deeper than ${MAX_DEPTH} levels`)
  }
  if (typeof json !== 'object' || json === null) {
    return json as Value
  }
  if (Array.isArray(json)) {
    return json.map((element) => revive(element, now, depth + 1))
  }
  const object = json as Record<string, unknown>
  const names = Object.keys(object)
  const first = names[0]
  if (first !== undefined && Object.hasOwn(wrappers, first)) {
    if (names.length !== 1) {
      throw requestFailed(`'${first}' cannot stand beside other fields`)
    }
    return (wrappers[first] as Reviver)(object[first], now, depth + 1)
  }
  for (const name of names) {
    if (name === '__proto__') {
      throw requestFailed("the field name '__proto__' is refused")
    }
    if (name.includes('\0')) {
      throw requestFailed('a field name cannot contain a zero character')
    }
    object[name] = revive(object[name], now, depth + 1)
  }
  return object as Record<string, Value>
}

type Reviver = (content: unknown, now: number, depth: number) => Value

const wrappers: Readonly<Record<string, Reviver>> = {
  $numberInt: (content) => integer(content, '$numberInt', 2n ** 31n),
  $numberLong: (content) => integer(content, '$numberLong', 2n ** 63n),
  $numberDouble: double,
  $date: date,
  $regularExpression: regularExpression,
  $tcb_server_date: serverDate,
  ...Object.fromEntries(
    [
      '$oid',
      '$binary',
      '$uuid',
      '$numberDecimal',
      '$timestamp',
      '$minKey',
      '$maxKey',
      '$undefined',
      '$symbol',
      '$code',
      '$ref',
      '$dbPointer',
    ].map((name): [string, Reviver] => [
      name,
      () => {
        throw requestFailed(`values of type ${name} are not supported by the local database`)
      },
    ]),
  ),
}

function integer(content: unknown, name: string, limit: bigint): number {
  if (typeof content !== 'string' || !/^-?\d{1,20}$/.test(content)) {
    throw requestFailed(`invalid ${name}: ${clip(content)}`)
  }
  const exact = BigInt(content)
  if (exact >= limit || exact < -limit) {
    throw requestFailed(`${name} out of range: ${content}`)
  }
  return Number(exact)
}

function double(content: unknown): number {
  if (content === 'NaN') {
    return Number.NaN
  }
  if (content === 'Infinity') {
    return Number.POSITIVE_INFINITY
  }
  if (content === '-Infinity') {
    return Number.NEGATIVE_INFINITY
  }
  if (typeof content !== 'string' || !/^-?\d+(\.\d*)?([eE][+-]?\d+)?$/.test(content)) {
    throw requestFailed(`invalid $numberDouble: ${clip(content)}`)
  }
  return Number(content)
}

function date(content: unknown, now: number, depth: number): Date {
  const milliseconds = typeof content === 'string' ? Date.parse(content) : revive(content, now, depth)
  const result = new Date(typeof milliseconds === 'number' ? milliseconds : Number.NaN)
  if (Number.isNaN(result.getTime())) {
    throw requestFailed(`invalid $date: ${clip(content)}`)
  }
  return result
}

function serverDate(content: unknown, now: number, depth: number): Date {
  const offset = (revive(content, now, depth) as { offset?: Value } | null)?.offset ?? 0
  if (typeof offset !== 'number') {
    throw requestFailed('the offset of a server date must be a number')
  }
  const result = new Date(now + offset)
  if (Number.isNaN(result.getTime())) {
    throw requestFailed('the offset of a server date is out of range')
  }
  return result
}

function regularExpression(content: unknown): RegExp {
  const { pattern, options } = (content ?? {}) as { pattern?: unknown; options?: unknown }
  if (typeof pattern !== 'string' || typeof options !== 'string') {
    throw requestFailed('a $regularExpression needs pattern and options')
  }
  return compilePattern(pattern, options)
}

function clip(content: unknown): string {
  return String(JSON.stringify(content)).slice(0, 60)
}

export function encode(value: Value): string {
  return write(value, wireNumber, wireDate, 0)
}

/**
 * The form on disk: JSON that reads back fast. Only dates and numbers JSON cannot say are wrapped; stored field
 * names never start with `$`, so a wrapper cannot be mistaken for data.
 */
export function encodeStored(value: Value): string {
  // One native call where it writes the same, which is most documents: half the time, with long lists a third.
  return isJson(value, 0) ? JSON.stringify(value) : write(value, storedNumber, storedDate, 0)
}

/** Whether JSON can say all of it, no deeper than allowed. */
function isJson(value: Value, depth: number): boolean {
  if (typeof value === 'number') {
    return isJsonNumber(value)
  }
  if (typeof value !== 'object' || value === null) {
    return true
  }
  if (depth > MAX_DEPTH || value instanceof Date || value instanceof RegExp) {
    return false
  }
  if (isArray(value)) {
    for (const element of value) {
      if (!isJson(element, depth + 1)) {
        return false
      }
    }
    return true
  }
  for (const name of Object.keys(value)) {
    if (!isJson(value[name] as Value, depth + 1)) {
      return false
    }
  }
  return true
}

function isJsonNumber(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0)
}

export function decodeStored(text: string): Value {
  const json: unknown = JSON.parse(text)
  // Without `"$` there is nothing wrapped, which is true of most records; a quoted `"$` in a text only costs the walk.
  return text.includes('"$') ? reviveStored(json) : (json as Value)
}

function reviveStored(json: unknown): Value {
  if (typeof json !== 'object' || json === null) {
    return json as Value
  }
  if (Array.isArray(json)) {
    return json.map(reviveStored)
  }
  const object = json as Record<string, unknown>
  if ('$date' in object) {
    return new Date(object.$date as number)
  }
  if ('$numberDouble' in object) {
    return double(object.$numberDouble)
  }
  for (const name of Object.keys(object)) {
    object[name] = reviveStored(object[name])
  }
  return object as Record<string, Value>
}

type Writer<T> = (value: T) => string

function write(value: Value, number: Writer<number>, date: Writer<Date>, depth: number): string {
  if (value === null) {
    return 'null'
  }
  if (typeof value === 'number') {
    return number(value)
  }
  if (typeof value !== 'object') {
    return JSON.stringify(value)
  }
  if (value instanceof Date) {
    return date(value)
  }
  if (value instanceof RegExp) {
    throw requestFailed('a regular expression cannot be stored in a document')
  }
  if (depth > MAX_DEPTH) {
    throw requestFailed(`nested deeper than ${MAX_DEPTH} levels`)
  }
  let text = ''
  if (isArray(value)) {
    for (const element of value) {
      text += `${text === '' ? '' : ','}${write(element, number, date, depth + 1)}`
    }
    return `[${text}]`
  }
  for (const name of Object.keys(value)) {
    const field = write(value[name] as Value, number, date, depth + 1)
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${field}`
  }
  return `{${text}}`
}

function wireNumber(value: number): string {
  switch (numberType(value)) {
    case 'int':
      return `{"$numberInt":"${value}"}`
    case 'long':
      return `{"$numberLong":"${BigInt(value)}"}`
    case 'double':
      return `{"$numberDouble":"${doubleText(value)}"}`
  }
}

function doubleText(value: number): string {
  if (Object.is(value, -0)) {
    return '-0.0'
  }
  return Number.isInteger(value) ? value.toFixed(1) : String(value)
}

function wireDate(value: Date): string {
  return `{"$date":{"$numberLong":"${value.getTime()}"}}`
}

function storedNumber(value: number): string {
  if (isJsonNumber(value)) {
    return String(value)
  }
  return `{"$numberDouble":"${doubleText(value)}"}`
}

function storedDate(value: Date): string {
  return `{"$date":${value.getTime()}}`
}
