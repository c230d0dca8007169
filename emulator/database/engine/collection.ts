import type { CollectionDefinition } from '../../../cloudfunctions/platform/collections'
import type { Document, DocumentId } from '../values/value'
import { EqualityIndex } from './equality-index'

/** A document as of one operation. Never changed, only replaced. */
export interface Version {
  readonly document: Document
  readonly sequence: number
  readonly checksum: number
}

/** What a document was (nothing, if it did not exist) until the operation `until` replaced it. */
interface Past {
  readonly until: number
  readonly document: Document | undefined
}

/**
 * The documents of one collection: the newest versions, and of each what it was before operations that some reader
 * must not see yet. A snapshot is a sequence number; reading at it needs no copy and no lock.
 */
export class Collection {
  readonly name: string
  readonly indexes: readonly EqualityIndex[]
  readonly #newest = new Map<DocumentId, Version>()
  readonly #pasts = new Map<DocumentId, Past[]>()

  constructor({ name, indexes }: CollectionDefinition) {
    this.name = name
    this.indexes = indexes.map((index) => new EqualityIndex(index))
  }

  get size(): number {
    return this.#newest.size
  }

  newest(id: DocumentId): Version | undefined {
    return this.#newest.get(id)
  }

  /** The document as it was right after the operation `snapshot`. */
  at(id: DocumentId, snapshot: number): Document | undefined {
    const hidden = this.#pasts.get(id)?.find((past) => past.until > snapshot)
    return hidden === undefined ? this.#newest.get(id)?.document : hidden.document
  }

  ids(): Iterable<DocumentId> {
    return this.#newest.keys()
  }

  /** Ids whose document, at some snapshot still in use, may differ from what the indexes say. */
  changedIds(): Iterable<DocumentId> {
    return this.#pasts.keys()
  }

  /** Puts or, without a version, removes. The caller has checked the unique indexes. */
  replace(id: DocumentId, version: Version | undefined, sequence: number): void {
    const before = this.#newest.get(id)
    const pasts = this.#pasts.get(id) ?? []
    pasts.push({ until: sequence, document: before?.document })
    this.#pasts.set(id, pasts)
    for (const index of this.indexes) {
      if (before !== undefined) {
        index.remove(before.document)
      }
      if (version !== undefined) {
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
  restore(version: Version): void {
    this.#newest.set(version.document._id, version)
    for (const index of this.indexes) {
      index.add(version.document)
    }
  }

  /** Drops what no snapshot from `horizon` on can ask for. */
  forgetBefore(horizon: number): void {
    for (const [id, pasts] of this.#pasts) {
      const kept = pasts.filter((past) => past.until > horizon)
      if (kept.length === 0) {
        this.#pasts.delete(id)
      } else if (kept.length < pasts.length) {
        this.#pasts.set(id, kept)
      }
    }
  }
}
