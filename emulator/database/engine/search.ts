import type { Filter } from '../query/filter'
import { compareDocuments, type SortKey, sortDocuments } from '../query/sort'
import { withinTimeLimit } from '../values/time-limit'
import type { Document, DocumentId } from '../values/value'
import { candidateIds, narrowingOf } from './candidates'
import type { Collection } from './collection'
import { mergeSorted } from './merge-sorted'
import { orderedScan } from './ordered-scan'

/** One consistent state of a collection. */
export interface View {
  at(id: DocumentId): Document | undefined
  /** Ids whose document may differ from the newest one, which is what the indexes know. */
  readonly changed: ReadonlySet<DocumentId>
}

/** Which of the documents that match: the first in an order, or any. */
export interface Selection {
  readonly sort: readonly SortKey[]
  readonly limit: number
}

export const EVERY: Selection = { sort: [], limit: Number.POSITIVE_INFINITY }

const WARN_SCAN_SIZE = 1_000

/** The documents of a view that match. */
export function search(
  collection: Collection,
  filter: Filter,
  view: View,
  { sort, limit }: Selection,
  warn: (message: string) => void,
): Document[] {
  const plan = planOf(collection, filter, sort)
  if (plan.isScan && filter.paths.length > 0 && collection.size > WARN_SCAN_SIZE) {
    warn(
      `${collection.name}: a where on ${filter.paths.join(', ')} without an index over more than ${WARN_SCAN_SIZE} documents`,
    )
  }
  const run = (): Document[] => {
    if (!plan.isOrdered) {
      return sort.length === 0
        ? inNoOrder(plan, filter, view, limit)
        : sortDocuments(inNoOrder(plan, filter, view, Number.POSITIVE_INFINITY), sort).slice(0, limit)
    }
    const unchanged = matching(without(view.changed, plan.ids()), filter, view)
    const changed = sortDocuments([...matching(view.changed, filter, view)], sort)
    return first(
      limit,
      mergeSorted([unchanged, changed], (left, right) => compareDocuments(left, right, sort)),
    )
  }
  return withinTimeLimit(filter.steps, run)
}

/** Where to look, as far as the indexes know. */
interface OrderedPlan {
  ids(): Iterable<DocumentId>
  readonly isOrdered: true
  readonly isScan: boolean
}

interface UnorderedPlan {
  ids(): Iterable<DocumentId>
  has(id: DocumentId): boolean
  readonly isOrdered: false
  readonly isScan: boolean
}

/** In the order of an index, unless another one narrows better. */
function planOf(
  collection: Collection,
  filter: Filter,
  sort: readonly SortKey[],
): OrderedPlan | UnorderedPlan {
  const scan =
    sort.length > 0 && filter.valuesAt('_id') === undefined
      ? orderedScan(collection, filter, sort)
      : undefined
  if (scan !== undefined && scan.fields > 0) {
    const most = Math.max(...collection.indexes.map((index) => narrowingOf(index, filter).fields))
    if (Math.floor(scan.fields) >= Math.floor(most)) {
      return { ...scan, isOrdered: true, isScan: false }
    }
  }
  const candidates = candidateIds(collection, filter)
  if (candidates !== undefined) {
    return { ids: () => candidates, has: (id) => candidates.has(id), isOrdered: false, isScan: false }
  }
  if (scan !== undefined) {
    return { ...scan, isOrdered: true, isScan: true }
  }
  const has = (id: DocumentId): boolean => collection.newest(id) !== undefined
  return { ids: () => collection.ids(), has, isOrdered: false, isScan: true }
}

/** Changed documents the indexes do not lead to come last. No generators: a write by id would cost more for them than for the rest. */
function inNoOrder(plan: UnorderedPlan, filter: Filter, view: View, limit: number): Document[] {
  const found: Document[] = []
  const look = (id: DocumentId): boolean => {
    const document = view.at(id)
    if (document !== undefined && filter.matches(document)) {
      found.push(document)
    }
    return found.length >= limit
  }
  if (limit <= 0) {
    return found
  }
  for (const id of plan.ids()) {
    if (look(id)) {
      return found
    }
  }
  for (const id of view.changed) {
    if (!plan.has(id) && look(id)) {
      return found
    }
  }
  return found
}

function* without(left: ReadonlySet<DocumentId>, ids: Iterable<DocumentId>): Generator<DocumentId> {
  for (const id of ids) {
    if (!left.has(id)) {
      yield id
    }
  }
}

function* matching(ids: Iterable<DocumentId>, filter: Filter, view: View): Generator<Document> {
  for (const id of ids) {
    const document = view.at(id)
    if (document !== undefined && filter.matches(document)) {
      yield document
    }
  }
}

/** Looks no further than it must. */
function first<T>(limit: number, items: Iterable<T>): T[] {
  const taken: T[] = []
  if (limit > 0) {
    for (const item of items) {
      taken.push(item)
      if (taken.length >= limit) {
        break
      }
    }
  }
  return taken
}
