import type { Filter } from '../query/filter'
import type { KeyRange } from '../query/operators'
import type { DocumentId, Value } from '../values/value'
import type { Collection } from './collection'
import type { EqualityIndex } from './equality-index'

/**
 * A superset of the ids a filter can match in the newest state, or nothing if only a scan will do.
 * By `_id`, else by the index with the longest run of leading fields (a range after it counts for half), else
 * by every branch of an `$or`.
 */
export function candidateIds(collection: Collection, filter: Filter): Set<DocumentId> | undefined {
  const byId = filter.equalities.get('_id')
  if (byId !== undefined) {
    return new Set(byId.filter(isId))
  }
  let best: { find: () => Set<DocumentId>; fields: number } | undefined
  for (const index of collection.indexes) {
    const leading = leadingValues(index.fields, filter)
    const ranges = rangesAfter(index, leading.length, filter)
    const fields = leading.length + (ranges.length > 0 ? 0.5 : 0)
    if (fields > (best?.fields ?? 0)) {
      best = { find: () => index.find(leading, ranges), fields }
    }
  }
  if (best !== undefined) {
    return best.find()
  }
  for (const branches of filter.alternatives) {
    const ids = unionOf(branches.map((branch) => candidateIds(collection, branch)))
    if (ids !== undefined) {
      return ids
    }
  }
  return undefined
}

function isId(value: Value): value is DocumentId {
  return typeof value === 'string' || typeof value === 'number'
}

function leadingValues(fields: readonly string[], filter: Filter): (readonly Value[])[] {
  const leading: (readonly Value[])[] = []
  for (const field of fields) {
    const values = filter.equalities.get(field)
    if (values === undefined) {
      break
    }
    leading.push(values)
  }
  return leading
}

function rangesAfter(index: EqualityIndex, leading: number, filter: Filter): readonly KeyRange[] {
  const next = index.fields[leading]
  return next === undefined || index.isMultikey ? [] : (filter.ranges.get(next) ?? [])
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
