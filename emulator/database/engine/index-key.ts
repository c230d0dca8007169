import { hashKeyOf } from '../values/hash-key'
import { compareValues } from '../values/order'
import { type Path, someAt } from '../values/path'
import { type Document, isArray, type Value } from '../values/value'

/** What documents are sorted by in an index; `undefined` stands for an empty array, which comes before null. */
export type IndexKey = Value | undefined

/** What a path gives an index of one document. */
export interface KeysOfPath {
  /** Each once. */
  readonly keys: readonly IndexKey[]
  /** There is no array on the path, so the document sorts by this key, and a range can hold for it only. */
  readonly isSingle: boolean
}

export function keysAt(document: Document, path: Path): KeysOfPath {
  let first: IndexKey
  let several: Value[] | undefined
  let found = 0
  someAt(document, path, false, (value) => {
    found += 1
    // The array itself is no entry, unless it is empty and would leave the document without any.
    if (isArray(value)) {
      found += 1
    } else if (first === undefined) {
      first = value ?? null
    } else {
      several ??= [first]
      several.push(value ?? null)
    }
    return false
  })
  return {
    keys: several === undefined ? [first] : withoutRepetition(several),
    isSingle: found === 1,
  }
}

function withoutRepetition(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [hashKeyOf(value), value])).values()]
}

/** Each value once, in their order. */
export function distinctKeys(values: readonly Value[]): readonly IndexKey[] {
  return values.length === 1
    ? values
    : [...values]
        .sort(compareValues)
        .filter((value, at, all) => at === 0 || compareValues(value, all[at - 1]) !== 0)
}
