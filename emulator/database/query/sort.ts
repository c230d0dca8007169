import { compareValues } from '../values/order'
import { type Path, parsePath, someAt } from '../values/path'
import { type Document, type Fields, isArray, type Value } from '../values/value'
import { requestFailed } from '../wire-error'
import { mergeSorted } from './merge-sorted'

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
  return documents
    .map((document) => rowOf(document, keys))
    .sort(rowComparison(keys))
    .map((row) => row.document)
}

const RUN = 2_000

/**
 * `sortDocuments`, of any number, for whoever must not be held up: it sorts runs, hands on what stands for a rest and adds
 * one after each run, and merges the runs while it gives them.
 */
export function* sortInTurn<Rest>(
  documents: Iterable<Document | Rest>,
  keys: readonly SortKey[],
  rest: Rest,
): Generator<Document | Rest> {
  const compare = rowComparison(keys)
  const runs: Row[][] = []
  let run: Row[] = []
  for (const document of documents) {
    if (document === rest) {
      yield rest
      continue
    }
    run.push(rowOf(document as Document, keys))
    if (run.length === RUN) {
      runs.push(run.sort(compare))
      run = []
      yield rest
    }
  }
  runs.push(run.sort(compare))
  for (const { document } of mergeSorted(runs, compare)) {
    yield document
  }
}

interface Row {
  readonly document: Document
  readonly values: readonly (Value | undefined)[]
}

function rowOf(document: Document, keys: readonly SortKey[]): Row {
  return { document, values: keys.map((key) => sortValue(document, key)) }
}

function rowComparison(keys: readonly SortKey[]): (left: Row, right: Row) => number {
  return (left, right) => {
    for (let at = 0; at < keys.length; at++) {
      const difference = compareValues(left.values[at], right.values[at])
      if (difference !== 0) {
        return difference * (keys[at] as SortKey).direction
      }
    }
    return compareValues(left.document._id, right.document._id)
  }
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
