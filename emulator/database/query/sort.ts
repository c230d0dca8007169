import { compareValues } from '../values/order'
import { type Path, parsePath, someAt } from '../values/path'
import { type Document, type Fields, isArray, type Value } from '../values/value'
import { requestFailed } from '../wire-error'

export type Comparison = (left: Fields, right: Fields) => number

export interface SortKey {
  readonly name: string
  readonly path: Path
  readonly direction: 1 | -1
}

/** `{field: 1 | -1}`, the first field counting most. */
export function parseSort(order: Fields): SortKey[] {
  return Object.entries(order).map(([name, direction]) => {
    if (direction !== 1 && direction !== -1) {
      throw requestFailed('$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    }
    return { name, path: parsePath(name), direction }
  })
}

/**
 * Of documents that are equal in every key, those with the smaller ids come first. MongoDB promises no order there; one
 * that never changes lets an index give the same one as a sort.
 */
export function sortDocuments(documents: readonly Document[], keys: readonly SortKey[]): Document[] {
  if (keys.length === 0) {
    return [...documents]
  }
  const rows = documents.map((document) => ({
    document,
    values: keys.map((key) => sortValue(document, key)),
  }))
  rows.sort((left, right) => {
    for (let at = 0; at < keys.length; at++) {
      const difference = compareValues(left.values[at], right.values[at])
      if (difference !== 0) {
        return difference * (keys[at] as SortKey).direction
      }
    }
    return compareValues(left.document._id, right.document._id)
  })
  return rows.map((row) => row.document)
}

/** `sortDocuments`, of two. */
export function compareDocuments(left: Document, right: Document, keys: readonly SortKey[]): number {
  return comparisonOf(keys)(left, right) || compareValues(left._id, right._id)
}

/** For `$push` with `$sort`, where elements are few. */
export function comparisonOf(keys: readonly SortKey[]): Comparison {
  return (left, right) => {
    for (const key of keys) {
      const difference = compareValues(sortValue(left, key), sortValue(right, key))
      if (difference !== 0) {
        return difference * key.direction
      }
    }
    return 0
  }
}

/** An array sorts by its smallest element ascending, its largest descending; an empty one before null. */
function sortValue(document: Fields, { path, direction }: SortKey): Value | undefined {
  let chosen: Value | undefined
  let isFound = false
  someAt(document, path, true, (value) => {
    for (const candidate of sortedBy(value)) {
      if (!isFound || compareValues(candidate, chosen) * direction < 0) {
        chosen = candidate
      }
      isFound = true
    }
    return false
  })
  return isFound ? chosen : null
}

function sortedBy(value: Value | undefined): readonly (Value | undefined)[] {
  if (!isArray(value)) {
    return [value ?? null]
  }
  return value.length > 0 ? value : [undefined]
}
