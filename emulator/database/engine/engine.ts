import type { CollectionDefinition } from '../../../cloudfunctions/platform/collections'
import { compileFilter, type Filter } from '../query/filter'
import { type Storage, unreadableStore } from '../storage'
import { decodeStored, encodeStored } from '../values/ejson'
import { withinPatternTimeLimit } from '../values/pattern'
import type { Document, DocumentId } from '../values/value'
import { requestFailed, WireError } from '../wire-error'
import { candidateIds } from './candidates'
import { Collection } from './collection'
import { CommitQueue } from './commit-queue'
import { Ledger, type VerifiedRecord } from './ledger'

/** The vendor's limit, of which a warning comes early; MongoDB's own is where a write fails. */
const DOCUMENT_BYTES = 512 * 1024
const MAX_DOCUMENT_LENGTH = 16 * 1024 * 1024
const WARN_SCAN_SIZE = 1_000

const EVERYTHING = compileFilter({})

/**
 * The documents and their versions. All methods but `settled` are synchronous, so each runs alone.
 *
 * Writers see the newest state, durable or not, so two conditional writes in one tick are serialised; whoever answers
 * them (also to say that nothing matched) waits for `settled` first. Readers see the last durable state.
 */
export class Engine {
  readonly #collections = new Map<string, Collection>()
  readonly #ledger = new Ledger()
  readonly #queue: CommitQueue
  readonly #warn: (message: string) => void
  readonly #warned = new Set<string>()
  #durable = 0

  private constructor(storage: Storage, warn: (message: string) => void) {
    this.#warn = warn
    this.#queue = new CommitQueue(
      storage,
      () => ({ head: this.#ledger.head(), sequence: this.#ledger.sequence }),
      (sequence) => {
        this.#durable = sequence
        for (const collection of this.#collections.values()) {
          collection.forgetBefore(sequence)
        }
      },
    )
  }

  static async open(
    storage: Storage,
    definitions: readonly CollectionDefinition[],
    warn: (message: string) => void,
  ): Promise<Engine> {
    try {
      const engine = new Engine(storage, warn)
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
    const definitionByName = new Map(definitions.map((definition) => [definition.name, definition]))
    const documents: VerifiedRecord[] = []
    await this.#ledger.open(storage, (record) => {
      const name = collectionOf(record.key)
      if (!isCollectionKey(record.key)) {
        documents.push(record)
      } else {
        this.#collections.set(name, new Collection(definitionByName.get(name) ?? { name, indexes: [] }))
      }
    })
    for (const { key, body, sequence, checksum } of documents) {
      const collection = this.collection(collectionOf(key))
      const document = decodeStored(body) as Document
      try {
        this.#assertUnique(collection, document)
      } catch (error) {
        throw unreadableStore(storage.location, `${key}: ${(error as Error).message}`)
      }
      collection.restore({ document, sequence, checksum })
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
    throw new WireError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}`)
  }

  collections(): Iterable<Collection> {
    return this.#collections.values()
  }

  createCollection(definition: CollectionDefinition): void {
    if (this.#collections.has(definition.name)) {
      throw new WireError(
        'DATABASE_COLLECTION_ALREADY_EXIST',
        `[ResourceInUse] Table exist: ${definition.name}`,
      )
    }
    this.#ledger.advance()
    this.#queue.enter(this.#ledger.put(collectionKey(definition.name), '{}', undefined).change)
    this.#collections.set(definition.name, new Collection(definition))
  }

  /** For readers: the documents that match in the last durable state. */
  find(collection: Collection, filter: Filter): Document[] {
    return this.#select(collection, filter, this.#durable, collection.changedIds())
  }

  /** For writers: the documents that match in the newest state. */
  findNewest(collection: Collection, filter: Filter, limit: number): Document[] {
    return this.#select(collection, filter, this.#ledger.sequence, [], limit)
  }

  everything(collection: Collection): Document[] {
    return this.findNewest(collection, EVERYTHING, Number.POSITIVE_INFINITY)
  }

  insert(collection: Collection, document: Document): void {
    if (collection.newest(document._id) !== undefined) {
      throw duplicate(collection.name, '_id_', `{ _id: ${JSON.stringify(document._id)} }`)
    }
    this.replace(collection, document)
  }

  /** All or none, in one batch: what was inserted before a failing one is taken back before anything is synced. */
  insertAll(entries: readonly { collection: string; document: Document }[]): void {
    const inserted: (typeof entries)[number][] = []
    try {
      for (const entry of entries) {
        this.insert(this.collection(entry.collection), entry.document)
        inserted.push(entry)
      }
    } catch (error) {
      for (const { collection, document } of inserted) {
        this.remove(this.collection(collection), document._id)
      }
      throw error
    }
  }

  /** Stores the document in place of the one with its id, if there is one; throws before anything is changed. */
  replace(collection: Collection, document: Document): void {
    const body = encodeStored(document)
    if (body.length > MAX_DOCUMENT_LENGTH) {
      throw requestFailed(`Resulting document is larger than ${MAX_DOCUMENT_LENGTH}`)
    }
    this.#assertUnique(collection, document)
    this.#warnOfSize(collection, document, body)
    const sequence = this.#ledger.advance()
    const before = collection.newest(document._id)?.checksum
    const { change, checksum } = this.#ledger.put(documentKey(collection.name, document._id), body, before)
    this.#queue.enter(change)
    collection.replace(document._id, { document, sequence, checksum }, sequence)
  }

  remove(collection: Collection, id: DocumentId): void {
    const version = collection.newest(id)
    if (version === undefined) {
      return
    }
    const sequence = this.#ledger.advance()
    this.#queue.enter(this.#ledger.remove(documentKey(collection.name, id), version.checksum))
    collection.replace(id, undefined, sequence)
  }

  warnOnce(message: string): void {
    if (this.#warned.has(message)) {
      return
    }
    this.#warned.add(message)
    this.#warn(message)
  }

  #select(
    collection: Collection,
    filter: Filter,
    snapshot: number,
    changed: Iterable<DocumentId>,
    limit = Number.POSITIVE_INFINITY,
  ): Document[] {
    const candidates = candidateIds(collection, filter)
    if (candidates === undefined && filter.paths.length > 0 && collection.size > WARN_SCAN_SIZE) {
      this.warnOnce(
        `${collection.name}: a where on ${filter.paths.join(', ')} without an index over more than ${WARN_SCAN_SIZE} documents`,
      )
    }
    const search = (): Document[] => {
      const found: Document[] = []
      const consider = (id: DocumentId): void => {
        const document = collection.at(id, snapshot)
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
      for (const id of changed) {
        const isConsidered = candidates?.has(id) ?? collection.newest(id) !== undefined
        if (!isConsidered) {
          consider(id)
        }
      }
      return found
    }
    return filter.hasPattern ? withinPatternTimeLimit(search) : search()
  }

  #warnOfSize(collection: Collection, document: Document, body: string): void {
    // At most three bytes per unit: the exact length is worth counting only near the limit.
    if (body.length * 3 < 0.8 * DOCUMENT_BYTES) {
      return
    }
    const bytes = Buffer.byteLength(body)
    if (bytes < 0.8 * DOCUMENT_BYTES) {
      return
    }
    this.#warn(
      `${collection.name}/${document._id}: the document has ${Math.round(bytes / 1024)} KB, the vendor's limit is 512`,
    )
  }

  #assertUnique(collection: Collection, document: Document): void {
    for (const index of collection.indexes) {
      const taken = index.conflict(document)
      if (taken !== undefined) {
        throw duplicate(collection.name, index.name, taken)
      }
    }
  }
}

function duplicate(collection: string, index: string, key: string): WireError {
  return new WireError(
    'DATABASE_DUPLICATE_WRITE',
    `[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${key}}]}, {<nil>}]`,
  )
}

const COLLECTION = 'collection:'
const DOCUMENT = 'document:'

function collectionKey(name: string): string {
  return COLLECTION + name
}

/** Names of collections hold no colon. JSON tells 1 from "1" and escapes halves of surrogate pairs. */
function documentKey(collection: string, id: DocumentId): string {
  return `${DOCUMENT}${collection}:${JSON.stringify(id)}`
}

function isCollectionKey(key: string): boolean {
  return key.startsWith(COLLECTION)
}

function collectionOf(key: string): string {
  return key.split(':', 2)[1] as string
}
