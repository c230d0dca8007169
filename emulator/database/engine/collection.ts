import type { Document, DocumentId } from '../values/value'
import { FieldIndex, type NamedIndex } from './field-index'
import { History } from './history'
import { Holds } from './holds'
import type { Entry } from './tally'

/** A document as of one operation. Never changed, only replaced. */
export interface Version {
  readonly document: Document
  readonly sequence: number
  readonly checksum: number
}

/** What is unique about it is seen to where a document is inserted; this is for ranges and for the order. */
const BY_ID: NamedIndex = { fields: ['_id'] }

export interface Definition {
  readonly name: string
  readonly indexes: readonly NamedIndex[]
}

/**
 * The documents of one collection: the newest versions, what they were before as far as some reader needs it, and
 * what open transactions would make of them. A snapshot is a sequence number; reading at it needs no copy and no lock.
 */
export class Collection {
  readonly name: string
  /** What the store holds about the collection itself. */
  record: Entry | undefined
  readonly #newest = new Map<DocumentId, Version>()
  readonly #history = new History()
  #definitions: readonly NamedIndex[] = []
  #indexes: readonly FieldIndex[] = []
  #holds = new Holds([])
  #lastChange = 0

  /** `createdAt`: the operation that created it; 0 if it was read from the store. */
  constructor(
    { name, indexes }: Definition,
    readonly createdAt = 0,
  ) {
    this.name = name
    this.redefine(indexes)
  }

  /** Other indexes on the same documents. The caller has seen to it that they fit, and that no transaction is open. */
  redefine(indexes: readonly NamedIndex[]): void {
    this.#definitions = indexes
    this.#indexes = [...indexes, BY_ID].map((index) => new FieldIndex(index, () => this.#documents()))
    this.#holds = new Holds(this.emptyUniqueIndexes())
  }

  get definitions(): readonly NamedIndex[] {
    return this.#definitions
  }

  get indexes(): readonly FieldIndex[] {
    return this.#indexes
  }

  get holds(): Holds {
    return this.#holds
  }

  /** Its unique indexes over no document. */
  emptyUniqueIndexes(): FieldIndex[] {
    return this.#definitions.filter(({ unique }) => unique).map((index) => new FieldIndex(index))
  }

  /** The operation that changed a document last; 0 if none did since the store was opened. */
  get lastChange(): number {
    return this.#lastChange
  }

  get size(): number {
    return this.#newest.size
  }

  newest(id: DocumentId): Version | undefined {
    return this.#newest.get(id)
  }

  /** The document as it was right after the operation `snapshot`. */
  at(id: DocumentId, snapshot: number): Document | undefined {
    const hidden = this.#history.at(id, snapshot)
    return hidden === undefined ? this.#newest.get(id)?.document : hidden.document
  }

  hasChangedSince(id: DocumentId, snapshot: number): boolean {
    return this.#history.at(id, snapshot) !== undefined
  }

  ids(): Iterable<DocumentId> {
    return this.#newest.keys()
  }

  /** Ids whose document may differ from what the indexes, which know the newest versions, say. */
  changedSince(snapshot: number): Set<DocumentId> {
    return this.#history.changedSince(snapshot)
  }

  /** Puts or, without a version, removes. The caller has checked the unique indexes. */
  replace(id: DocumentId, version: Version | undefined, sequence: number): void {
    const before = this.#newest.get(id)
    this.#history.record(id, before?.document, sequence)
    this.#lastChange = sequence
    for (const index of this.indexes) {
      if (!index.isBuilt) {
        continue
      }
      if (before !== undefined && version !== undefined) {
        index.replace(before.document, version.document)
      } else if (before !== undefined) {
        index.remove(before.document)
      } else if (version !== undefined) {
        index.add(version.document)
      }
    }
    if (version === undefined) {
      this.#newest.delete(id)
    } else {
      this.#newest.set(id, version)
    }
  }

  /** A document read from the store: nobody needs what was before it. */
  restore(id: DocumentId, version: Version): void {
    this.#newest.set(id, version)
    for (const index of this.indexes) {
      if (index.isBuilt) {
        index.add(version.document)
      }
    }
  }

  *#documents(): Generator<Document> {
    for (const { document } of this.#newest.values()) {
      yield document
    }
  }

  /** Drops what no snapshot from `horizon` on can ask for. */
  forgetBefore(horizon: number): void {
    this.#history.forgetBefore(horizon)
  }
}
