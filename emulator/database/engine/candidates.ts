import type { Filter } from '../query/filter'
import type { DocumentId, Value } from '../values/value'
import type { Collection } from './collection'

/**
 * A superset of the ids a filter can match in the newest state, or nothing if only a scan will do.
 * By `_id`, else by the index with the longest run of leading fields, else by every branch of an `$or`.
 */
export function candidateIds(collection: Collection, filter: Filter): Set<DocumentId> | undefined {
  const byId = filter.equalities.get('_id')
  if (byId !== undefined) {
    return new Set(byId.filter(isId))
  }
  let best: { leading: (readonly Value[])[]; index: (typeof collection.indexes)[number] } | undefined
  for (const index of collection.indexes) {
    const leading = leadingValues(index.fields, filter)
    if (leading.length > (best?.leading.length ?? 0)) {
      best = { leading, index }
    }
  }
  if (best !== undefined) {
    return best.index.find(best.leading)
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
