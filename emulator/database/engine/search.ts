import type { Filter } from '../query/filter'
import { withinPatternTimeLimit } from '../values/pattern'
import type { Document, DocumentId } from '../values/value'
import { candidateIds } from './candidates'
import type { Collection } from './collection'

/** One consistent state of a collection. */
export interface View {
  at(id: DocumentId): Document | undefined
  /** Ids whose document may differ from the newest one, which is what the indexes know. */
  readonly changed: ReadonlySet<DocumentId>
}

const WARN_SCAN_SIZE = 1_000

/** The documents of a view that match, at most `limit`. */
export function search(
  collection: Collection,
  filter: Filter,
  view: View,
  limit: number,
  warn: (message: string) => void,
): Document[] {
  const candidates = candidateIds(collection, filter)
  if (candidates === undefined && filter.paths.length > 0 && collection.size > WARN_SCAN_SIZE) {
    warn(
      `${collection.name}: a where on ${filter.paths.join(', ')} without an index over more than ${WARN_SCAN_SIZE} documents`,
    )
  }
  const run = (): Document[] => {
    const found: Document[] = []
    const consider = (id: DocumentId): void => {
      const document = view.at(id)
      if (document !== undefined && filter.matches(document)) {
        found.push(document)
      }
    }
    for (const id of candidates ?? collection.ids()) {
      consider(id)
      if (found.length >= limit) {
        return found
      }
    }
    for (const id of view.changed) {
      if (found.length >= limit) {
        return found
      }
      const isConsidered = candidates?.has(id) ?? collection.newest(id) !== undefined
      if (!isConsidered) {
        consider(id)
      }
    }
    return found
  }
  return filter.hasPattern ? withinPatternTimeLimit(run) : run()
}
