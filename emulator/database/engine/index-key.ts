import { decodeStored, encodeStored } from '../values/ejson'
import { compareValues, typeRank } from '../values/order'
import { type Path, someAt } from '../values/path'
import { type Document, isArray, type Value } from '../values/value'

/** Equal exactly for equal values, so that a Map finds it. Numbers are themselves; a Map takes -0 for 0 and finds NaN. */
export type Key = string | number | boolean | null

/** What a path gives an index of one document. */
export interface KeysOfPath {
  readonly keys: readonly Key[]
  /** There is no array on the path, so the document sorts by this key, and a range can hold for it only. */
  readonly isSingle: boolean
}

export function keysAt(document: Document, path: Path): KeysOfPath {
  let first: Key | undefined
  let others: Set<Key> | undefined
  let found = 0
  someAt(document, path, false, (value) => {
    found += 1
    // The array itself is no entry, unless it is empty and would leave the document without any.
    if (isArray(value)) {
      found += 1
    } else if (first === undefined) {
      first = keyOf(value ?? null)
    } else {
      others ??= new Set([first])
      others.add(keyOf(value ?? null))
    }
    return false
  })
  return {
    keys: others === undefined ? [first === undefined ? EMPTY : first] : [...others],
    isSingle: found === 1,
  }
}

/** Texts that begin with a zero character stand for something else; those that really do are marked as texts. */
const EMPTY = '\0empty'
const TEXT = '\0text'
const DATE = '\0date'
const OBJECT = '\0json'
const MARK_LENGTH = 5

export function keyOf(value: Value): Key {
  if (typeof value === 'string') {
    return value.startsWith('\0') ? TEXT + value : value
  }
  if (value instanceof Date) {
    return DATE + value.getTime()
  }
  if (typeof value === 'object' && value !== null) {
    return OBJECT + encodeStored(value)
  }
  return value
}

/** The order of the values the keys were made of. */
export function compareKeys(left: Key, right: Key): number {
  return compareValues(valueOf(left), valueOf(right))
}

export function rankOfKey(key: Key): number {
  return typeRank(valueOf(key))
}

function valueOf(key: Key): Value | undefined {
  if (typeof key !== 'string' || !key.startsWith('\0')) {
    return key
  }
  const content = key.slice(MARK_LENGTH)
  switch (key.slice(0, MARK_LENGTH)) {
    case TEXT:
      return content
    case DATE:
      return new Date(Number(content))
    case OBJECT:
      return decodeStored(content)
    default:
      return undefined
  }
}

/** For messages to people. */
export function shownKey(key: Key): string {
  return typeof key === 'string' ? JSON.stringify(key.replace(/^\0[a-z]+/, '')) : String(key)
}
