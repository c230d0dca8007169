import type { Filter } from '../query/filter'
import { mergeSorted } from '../query/merge-sorted'
import { compareDocuments, type SortKey, sortDocuments, sortInTurn } from '../query/sort'
import { withinTimeLimit } from '../values/time-limit'
import type { Document, DocumentId } from '../values/value'
import { bestNarrowing, candidateIds } from './candidates'
import type { Collection } from './collection'
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

/** Gives `undefined` for a document that was looked at in vain, so that the work may rest there. */
export type FindInTurn = (
  collection: Collection,
  filter: Filter,
  selection: Selection,
) => Iterable<Document | undefined>

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
  warnOfScan(plan, collection, filter, warn)
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

/**
 * The same, document by document, with `undefined` for one that was looked at in vain; in the order of an index they come
 * at once. Where to look is settled before the first, so others may write between two of them what the view does not
 * show.
 */
export function searchInTurn(
  collection: Collection,
  filter: Filter,
  view: View,
  selection: Selection,
  warn: (message: string) => void,
): Iterable<Document | undefined> {
  const { sort, limit } = selection
  const plan = planOf(collection, filter, sort)
  if (plan.isOrdered) {
    return search(collection, filter, view, selection, warn)
  }
  warnOfScan(plan, collection, filter, warn)
  const ids = [...plan.ids()]
  for (const id of view.changed) {
    if (!plan.has(id)) {
      ids.push(id)
    }
  }
  const found = lookedAt(ids, filter, view)
  return firstInTurn(limit, sort.length === 0 ? found : sortInTurn(found, sort, undefined))
}

function* lookedAt(ids: readonly DocumentId[], filter: Filter, view: View): Generator<Document | undefined> {
  for (const id of ids) {
    const document = view.at(id)
    yield document !== undefined && filter.matches(document) ? document : undefined
  }
}

function* firstInTurn(limit: number, found: Iterable<Document | undefined>): Generator<Document | undefined> {
  let left = limit
  for (const document of found) {
    yield document
    left -= document === undefined ? 0 : 1
    if (left === 0) {
      return
    }
  }
}

function warnOfScan(
  { isScan }: { readonly isScan: boolean },
  { name, size }: Collection,
  { paths }: Filter,
  warn: (message: string) => void,
): void {
  if (isScan && paths.length > 0 && size > WARN_SCAN_SIZE) {
    warn(
      `${name}: a where on ${paths.join(', ')} without an index over more than ${WARN_SCAN_SIZE} documents`,
    )
  }
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
    const most = bestNarrowing(collection, filter)?.fields ?? 0
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
