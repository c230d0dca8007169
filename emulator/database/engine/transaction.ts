import { randomUUID } from 'node:crypto'
import type { Filter } from '../query/filter'
import type { Document, DocumentId } from '../values/value'
import type { Collection } from './collection'
import type { DocumentAccess } from './document-access'
import type { FieldIndex } from './field-index'
import type { Hold } from './holds'
import { EVERY, type Selection, type View } from './search'
import { transactionConflict } from './transaction-errors'
import { assertUnique, blocked, duplicate } from './uniqueness'

/** What a transaction needs of the engine. */
export interface TransactionHost {
  /** The last durable operation; from here on nothing is forgotten that a reader at it needs. */
  takeSnapshot(transaction: Transaction): number
  search(collection: Collection, filter: Filter, view: View, selection: Selection): Document[]
  /** The document as it is stored; refuses one that is too large. */
  encode(collection: Collection, document: Document): string
}

/** What a commit makes of one document; without a document it is removed. */
export interface TransactionWrite {
  readonly collection: Collection
  readonly id: DocumentId
  readonly hold: Hold
}

/**
 * Snapshot isolation, first writer wins. It reads the last durable state as of its first operation, and what it has
 * written itself. A write fails at once when somebody else has changed the document since, or holds it. Reading holds
 * nothing, so two transactions may each write what the other one has read (write skew).
 */
export class Transaction implements DocumentAccess {
  readonly id = randomUUID()
  /** Resolves when it is committed or aborted, by whomever. */
  readonly ended: Promise<void>
  readonly startedAt: number
  readonly #host: TransactionHost
  readonly #writtenIds = new Map<Collection, Set<DocumentId>>()
  readonly #keysOfSnapshot = new Map<Collection, KeysOfSnapshot>()
  #snapshot: number | undefined
  #resolveEnded: () => void = () => {}

  constructor(startedAt: number, host: TransactionHost) {
    this.startedAt = startedAt
    this.#host = host
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve
    })
  }

  /** Taken by the first operation (asserted by the vendor's own tests), not by the start. */
  get snapshot(): number {
    this.#snapshot ??= this.#host.takeSnapshot(this)
    return this.#snapshot
  }

  findNewest(collection: Collection, filter: Filter, limit: number): Document[] {
    return this.find(collection, filter, { sort: [], limit })
  }

  find(collection: Collection, filter: Filter, selection: Selection = EVERY): Document[] {
    const changed = collection.changedSince(this.snapshot)
    for (const id of this.#writtenIds.get(collection) ?? []) {
      changed.add(id)
    }
    return this.#host.search(collection, filter, { at: (id) => this.#at(collection, id), changed }, selection)
  }

  insert(collection: Collection, document: Document): void {
    if (this.#at(collection, document._id) !== undefined) {
      throw duplicate(collection.name, '_id_', `{ _id: ${JSON.stringify(document._id)} }`)
    }
    this.replace(collection, document)
  }

  replace(collection: Collection, document: Document): void {
    const body = this.#host.encode(collection, document)
    this.#assertMayWrite(collection, document._id)
    assertUnique(collection, document, this)
    this.#assertFreeAtSnapshot(collection, document)
    this.#hold(collection, document._id, { transaction: this, document, body })
  }

  remove(collection: Collection, id: DocumentId): void {
    if (this.#at(collection, id) === undefined) {
      return
    }
    this.#assertMayWrite(collection, id)
    this.#hold(collection, id, { transaction: this, document: undefined, body: undefined })
  }

  /** Gives up all it holds, and says what it was. */
  end(): TransactionWrite[] {
    const writes: TransactionWrite[] = []
    for (const [collection, ids] of this.#writtenIds) {
      for (const id of ids) {
        writes.push({ collection, id, hold: collection.holds.get(id) as Hold })
        collection.holds.release(id)
      }
    }
    this.#writtenIds.clear()
    this.#resolveEnded()
    return writes
  }

  #at(collection: Collection, id: DocumentId): Document | undefined {
    const hold = collection.holds.get(id)
    return hold?.transaction === this ? hold.document : collection.at(id, this.snapshot)
  }

  #assertMayWrite(collection: Collection, id: DocumentId): void {
    const hold = collection.holds.get(id)
    if (hold?.transaction === this) {
      return
    }
    if (hold !== undefined) {
      throw blocked(hold.transaction, this)
    }
    if (collection.hasChangedSince(id, this.snapshot)) {
      throw transactionConflict()
    }
  }

  /** A unique key that another document has given up since the snapshot is taken in it: a conflict, not a free key. */
  #assertFreeAtSnapshot(collection: Collection, document: Document): void {
    if (collection.holds.indexes.length === 0) {
      return
    }
    let keys = this.#keysOfSnapshot.get(collection)
    if (keys === undefined) {
      keys = { indexes: collection.emptyUniqueIndexes(), upTo: this.snapshot }
      this.#keysOfSnapshot.set(collection, keys)
    }
    for (const id of collection.changedSince(keys.upTo)) {
      const past = collection.at(id, this.snapshot)
      if (past !== undefined) {
        keys.indexes.forEach((index) => index.add(past))
      }
    }
    keys.upTo = collection.lastChange
    if (keys.indexes.some((index) => index.conflicts(document).length > 0)) {
      throw transactionConflict()
    }
  }

  #hold(collection: Collection, id: DocumentId, hold: Hold): void {
    const ids = this.#writtenIds.get(collection) ?? new Set()
    this.#writtenIds.set(collection, ids.add(id))
    collection.holds.put(id, hold)
  }
}

/** Entries that documents changed since the snapshot had in it; those changed after `upTo` are not in it yet. */
interface KeysOfSnapshot {
  readonly indexes: readonly FieldIndex[]
  upTo: number
}
