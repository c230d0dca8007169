import type { Filter } from '../query/filter'
import type { Document, DocumentId } from '../values/value'
import type { Collection } from './collection'
import type { Selection } from './search'

/** What an action reads and writes through: the database itself, or one transaction in it. */
export interface DocumentAccess {
  /** For readers: the documents that match, in an order and as many as are wanted. */
  find(collection: Collection, filter: Filter, selection?: Selection): Document[]
  /** For writers, who decide by what they find: the documents that match, at most `limit`. */
  findNewest(collection: Collection, filter: Filter, limit: number): Document[]
  /** Throws a duplicate write if there is a document with this id. */
  insert(collection: Collection, document: Document): void
  /** Stores the document in place of the one with its id, if there is one; throws before anything is changed. */
  replace(collection: Collection, document: Document): void
  /** Nothing happens if there is no such document. */
  remove(collection: Collection, id: DocumentId): void
}
