import type { CollectionDefinition } from '../../../cloudfunctions/platform/collections'
import type { Filter } from '../query/filter'
import type { Storage } from '../storage'
import { encodeStored } from '../values/ejson'
import type { Document, DocumentId } from '../values/value'
import { WireError } from '../wire-error'
import { Collection, type Definition } from './collection'
import { CommitQueue } from './commit-queue'
import type { DocumentAccess } from './document-access'
import { judgeSize } from './document-size'
import { Ledger } from './ledger'
import { assertFits, collectionBody, load } from './load'
import { collectionKey, documentKey } from './record-keys'
import { EVERY, type FindInTurn, type Selection, search, searchInTurn, type View } from './search'
import { SnapshotsInUse } from './snapshots-in-use'
import type { TransactionWrite } from './transaction'
import { Transactions } from './transactions'
import { assertNotHeld, assertUnique, duplicate } from './uniqueness'

const UNCHANGED: ReadonlySet<DocumentId> = new Set()

/**
 * The documents and their versions. All methods but `settled` are synchronous, so each runs alone.
 *
 * Writers see the newest state, durable or not, so two conditional writes in one tick are serialised; whoever answers
 * them (also to say that nothing matched) waits for `settled` first. Readers see the last durable state.
 */
export class Engine implements DocumentAccess {
  readonly transactions: Transactions
  readonly #collections = new Map<string, Collection>()
  readonly #ledger = new Ledger()
  readonly #queue: CommitQueue
  readonly #warn: (message: string) => void
  readonly #warned = new Set<string>()
  readonly #snapshots = new SnapshotsInUse()
  #durable = 0
  /** Steps that take back what the current action has written, while there is one that may need it. */
  #undo: (() => void)[] | undefined

  private constructor(storage: Storage, warn: (message: string) => void, now: () => number) {
    this.#warn = warn
    this.#queue = new CommitQueue(
      storage,
      () => ({ heads: this.#ledger.heads(), sequence: this.#ledger.sequence }),
      (sequence) => {
        this.#durable = sequence
        this.#forget()
      },
    )
    this.transactions = new Transactions(
      {
        durable: () => this.#durable,
        search: (collection, filter, view, selection) => this.#search(collection, filter, view, selection),
        encode: (collection, document) => this.#encode(collection, document),
        commit: (writes) => this.#commit(writes),
        forget: () => this.#forget(),
      },
      now,
    )
  }

  static async open(
    storage: Storage,
    definitions: readonly CollectionDefinition[],
    warn: (message: string) => void,
    now: () => number,
  ): Promise<Engine> {
    try {
      const engine = new Engine(storage, warn, now)
      await engine.#load(storage, definitions)
      for (const definition of definitions) {
        if (!engine.#collections.has(definition.name)) {
          engine.createCollection(definition)
        }
      }
      await engine.settled()
      return engine
    } catch (error) {
      await storage.close()
      throw error
    }
  }

  async #load(storage: Storage, definitions: readonly CollectionDefinition[]): Promise<void> {
    const { collections, changes } = await load(storage, this.#ledger, definitions)
    for (const [name, collection] of collections) {
      this.#collections.set(name, collection)
    }
    for (const change of changes) {
      this.#queue.enter(change)
    }
    this.#durable = this.#ledger.sequence
  }

  /** What made the storage fail, after which nothing is answered any more. */
  get failure(): Error | undefined {
    return this.#queue.failure
  }

  /** Resolves when everything written so far, by whomever, is durable. */
  settled(): Promise<void> {
    return this.#queue.settled()
  }

  collection(name: string): Collection {
    const collection = this.#collections.get(name)
    if (collection !== undefined) {
      return collection
    }
    throw collectionNotExist(name)
  }

  collections(): Iterable<Collection> {
    return this.#collections.values()
  }

  createCollection(definition: Definition): void {
    if (this.#collections.has(definition.name)) {
      throw new WireError(
        'DATABASE_COLLECTION_ALREADY_EXIST',
        `[ResourceInUse] Table exist: ${definition.name}`,
      )
    }
    const collection = new Collection(definition, this.#ledger.advance())
    this.#record(collection, collection.createdAt)
    this.#collections.set(definition.name, collection)
  }

  /** Puts other indexes on a collection, unless its documents break a unique one. Transactions that are open end. */
  redefine(definition: Definition): void {
    const collection = this.collection(definition.name)
    assertFits(collection, definition, (_id, error) => {
      throw error
    })
    this.transactions.abortAll()
    collection.redefine(definition.indexes)
    this.#record(collection, this.#ledger.advance())
  }

  #record(collection: Collection, sequence: number): void {
    const body = collectionBody({ name: collection.name, indexes: collection.definitions })
    const { change, checksum } = this.#ledger.put(collectionKey(collection.name), body, collection.record)
    this.#queue.enter(change)
    collection.record = { sequence, checksum }
  }

  /** The documents that match in the last durable state. */
  find(collection: Collection, filter: Filter, selection: Selection = EVERY): Document[] {
    return this.#search(collection, filter, viewAt(collection, this.#durable), selection)
  }

  /** For long work: all it finds is in the state that is the last durable one now, whatever is written meanwhile. */
  async reading<T>(work: (find: FindInTurn) => Promise<T>): Promise<T> {
    const snapshot = this.#durable
    const find: FindInTurn = (collection, filter, selection) =>
      searchInTurn(collection, filter, viewAt(collection, snapshot), selection, (message) =>
        this.warnOnce(message),
      )
    try {
      return await this.#snapshots.during(snapshot, () => work(find))
    } finally {
      this.#forget()
    }
  }

  /** The documents that match in the newest state; throws when a transaction holds one of them. */
  findNewest(collection: Collection, filter: Filter, limit: number): Document[] {
    const view = { at: (id: DocumentId) => collection.newest(id)?.document, changed: UNCHANGED }
    const found = this.#search(collection, filter, view, { sort: [], limit })
    for (const { _id } of found) {
      assertNotHeld(collection, _id)
    }
    return found
  }

  insert(collection: Collection, document: Document): void {
    assertNotHeld(collection, document._id)
    if (collection.newest(document._id) !== undefined) {
      throw duplicate(collection.name, '_id_', `{ _id: ${JSON.stringify(document._id)} }`)
    }
    this.replace(collection, document)
  }

  replace(collection: Collection, document: Document): void {
    const body = this.#encode(collection, document)
    assertNotHeld(collection, document._id)
    assertUnique(collection, document, undefined, collection.newest(document._id)?.document)
    this.#store(collection, document, body, this.#ledger.advance())
  }

  remove(collection: Collection, id: DocumentId): void {
    assertNotHeld(collection, id)
    if (collection.newest(id) !== undefined) {
      this.#delete(collection, id, this.#ledger.advance())
    }
  }

  /** Runs the writes of one action. When it throws an error of this kind, nothing of them remains. */
  undoingOn<T>(isUndone: (error: unknown) => boolean, work: () => T): T {
    const undo: (() => void)[] = []
    this.#undo = undo
    try {
      return work()
    } catch (error) {
      this.#undo = undefined
      if (isUndone(error)) {
        // Before anything of it is synced, since none of this waits.
        for (const step of undo.reverse()) {
          step()
        }
      }
      throw error
    } finally {
      this.#undo = undefined
    }
  }

  warnOnce(message: string): void {
    if (this.#warned.has(message)) {
      return
    }
    this.#warned.add(message)
    this.#warn(message)
  }

  /** One operation, so that no snapshot and no batch holds a part of it. Its unique keys were checked at each write. */
  #commit(writes: readonly TransactionWrite[]): void {
    const sequence = this.#ledger.advance()
    for (const { collection, id, hold } of writes) {
      if (hold.document === undefined) {
        this.#delete(collection, id, sequence)
      } else {
        this.#store(collection, hold.document, hold.body as string, sequence)
      }
    }
  }

  #store(collection: Collection, document: Document, body: string, sequence: number): void {
    const before = collection.newest(document._id)
    const key = documentKey(collection.name, document._id)
    const { change, checksum } = this.#ledger.put(key, body, before)
    this.#queue.enter(change)
    collection.replace(document._id, { document, sequence, checksum }, sequence)
    this.#undo?.push(() => this.#restore(collection, document._id, before?.document))
  }

  #delete(collection: Collection, id: DocumentId, sequence: number): void {
    const before = collection.newest(id)
    if (before === undefined) {
      return
    }
    this.#queue.enter(this.#ledger.remove(documentKey(collection.name, id), before))
    collection.replace(id, undefined, sequence)
    this.#undo?.push(() => this.#restore(collection, id, before.document))
  }

  #restore(collection: Collection, id: DocumentId, before: Document | undefined): void {
    const sequence = this.#ledger.advance()
    if (before === undefined) {
      this.#delete(collection, id, sequence)
    } else {
      this.#store(collection, before, encodeStored(before), sequence)
    }
  }

  #encode(collection: Collection, document: Document): string {
    const body = encodeStored(document)
    judgeSize(`${collection.name}/${document._id}`, body, this.#warn)
    return body
  }

  #search(collection: Collection, filter: Filter, view: View, selection: Selection): Document[] {
    return search(collection, filter, view, selection, (message) => this.warnOnce(message))
  }

  #forget(): void {
    const horizon = Math.min(this.#durable, this.transactions.oldestSnapshot(), this.#snapshots.oldest)
    for (const collection of this.#collections.values()) {
      collection.forgetBefore(horizon)
    }
  }
}

function viewAt(collection: Collection, snapshot: number): View {
  if (collection.createdAt > snapshot) {
    throw collectionNotExist(collection.name)
  }
  return { at: (id) => collection.at(id, snapshot), changed: collection.changedSince(snapshot) }
}

function collectionNotExist(name: string): WireError {
  return new WireError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}`)
}
