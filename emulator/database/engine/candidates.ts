import type { Filter } from '../query/filter'
import type { DocumentId, Value } from '../values/value'
import type { Collection } from './collection'
import type { FieldIndex } from './field-index'
import { intervalOf } from './key-interval'
import type { Interval } from './sorted-entries'

/**
 * A superset of the ids a filter can match in the newest state, or nothing if only a scan will do.
 * By `_id`, else by the index that narrows best, else by every branch of an `$or`.
 */
export function candidateIds(collection: Collection, filter: Filter): Set<DocumentId> | undefined {
  const byId = filter.valuesAt('_id')
  if (byId !== undefined) {
    return new Set(byId.filter(isId))
  }
  const best = bestNarrowing(collection, filter)
  if (best !== undefined) {
    return best.index.find(best.leading, best.interval)
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
  readonly index: FieldIndex
  readonly leading: readonly (readonly Value[])[]
  /** Of the next field. */
  readonly interval: Interval | undefined
  /** How many leading fields narrow it; a range counts for half. */
  readonly fields: number
}

/** By the longest run of leading fields, if any index has one. */
export function bestNarrowing(collection: Collection, filter: Filter): Narrowing | undefined {
  let best: Narrowing | undefined
  for (const index of collection.indexes) {
    const narrowing = narrowingOf(index, filter)
    if (narrowing.fields > (best?.fields ?? 0)) {
      best = narrowing
    }
  }
  return best
}

export function narrowingOf(index: FieldIndex, filter: Filter): Narrowing {
  const leading: (readonly Value[])[] = []
  for (const field of index.fields) {
    const values = filter.valuesAt(field)
    if (values === undefined) {
      break
    }
    leading.push(values)
  }
  const interval = intervalOfField(index, leading.length, filter)
  return { index, leading, interval, fields: leading.length + (interval === undefined ? 0 : 0.5) }
}

export function intervalOfField(index: FieldIndex, at: number, filter: Filter): Interval | undefined {
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
