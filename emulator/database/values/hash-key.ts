import { encodeStored } from './ejson'
import type { Value } from './value'

/** Equal exactly for equal values, so that a Map finds it. Numbers are themselves; a Map takes -0 for 0 and finds NaN. */
export type HashKey = string | number | boolean | null

/** Texts that begin with a zero character stand for something else; those that really do are marked as texts. */
const TEXT = '\0text'
const DATE = '\0date'
const OBJECT = '\0json'

export function hashKeyOf(value: Value): HashKey {
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
