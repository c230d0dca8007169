import type { Filter } from '../query/filter'
import type { DocumentId, Value } from '../values/value'
import type { Collection } from './collection'
import type { EqualityIndex } from './equality-index'
import { intervalOf } from './key-interval'
import type { Interval } from './sorted-entries'

/**
 * A superset of the ids a filter can match in the newest state, or nothing if only a scan will do.
 * By `_id`, else by the index with the longest run of leading fields (a range after it counts for half), else
 * by every branch of an `$or`.
 */
export function candidateIds(collection: Collection, filter: Filter): Set<DocumentId> | undefined {
  const byId = filter.valuesAt('_id')
  if (byId !== undefined) {
    return new Set(byId.filter(isId))
  }
  let best: { index: EqualityIndex; narrowing: Narrowing } | undefined
  for (const index of collection.indexes) {
    const narrowing = narrowingOf(index, filter)
    if (narrowing.fields > (best?.narrowing.fields ?? 0)) {
      best = { index, narrowing }
    }
  }
  if (best !== undefined) {
    return best.index.find(best.narrowing.leading, best.narrowing.interval)
  }
  for (const branches of filter.alternatives) {
    const ids = unionOf(branches.map((branch) => candidateIds(collection, branch)))
    if (ids !== undefined) {
      return ids
    }
  }
  return undefined
}

/** What an index makes of a filter. */
export interface Narrowing {
  readonly leading: readonly (readonly Value[])[]
  /** Of the next field. */
  readonly interval: Interval | undefined
  readonly fields: number
}

export function narrowingOf(index: EqualityIndex, filter: Filter): Narrowing {
  const leading: (readonly Value[])[] = []
  for (const field of index.fields) {
    const values = filter.valuesAt(field)
    if (values === undefined) {
      break
    }
    leading.push(values)
  }
  const interval = intervalOfField(index, leading.length, filter)
  return { leading, interval, fields: leading.length + (interval === undefined ? 0 : 0.5) }
}

export function intervalOfField(index: EqualityIndex, at: number, filter: Filter): Interval | undefined {
  const ranges = filter.rangesAt(index.fields[at] ?? '')
  return ranges.length === 0 || index.hasArrays(at) ? undefined : intervalOf(ranges)
}

function isId(value: Value): value is DocumentId {
  return typeof value === 'string' || typeof value === 'number'
}

function unionOf(sets: readonly (Set<DocumentId> | undefined)[]): Set<DocumentId> | undefined {
  const union = new Set<DocumentId>()
  for (const ids of sets) {
    if (ids === undefined) {
      return undefined
    }
    for (const id of ids) {
      union.add(id)
    }
  }
  return union
}
