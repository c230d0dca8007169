/** A document of the histories. */
export interface Doc {
  readonly _id: string
  /** Unique in the collection `unique`. */
  readonly code: number
  readonly n: number
  readonly pad: string
}

export type CollectionName = 'unique' | 'plain'
type Content = ReadonlyMap<string, string>

/** `late` is created on the way, and holds nothing. */
export const COLLECTIONS = ['unique', 'plain', 'late'] as const

/**
 * What the documents must be after each operation, in the order in which the database decides them: that of the
 * calls. A collection's content is compared as one text.
 */
export class Model {
  readonly #docs: Record<CollectionName, Map<string, Doc>>
  #hasLate: boolean
  readonly #states: Content[]
  /** The database has shown or acknowledged the state after this operation: it must survive. */
  #promised = 0

  constructor(unique: readonly Doc[], plain: readonly Doc[], hasLate: boolean) {
    const byId = (docs: readonly Doc[]) => new Map(docs.map((doc) => [doc._id, doc]))
    this.#docs = { unique: byId(unique), plain: byId(plain) }
    this.#hasLate = hasLate
    this.#states = [this.#content()]
  }

  /** One operation, whole; gives its number. */
  operation(change: () => void): number {
    change()
    return this.#states.push(this.#content()) - 1
  }

  insert(collection: CollectionName, doc: Doc): boolean {
    const docs = this.#docs[collection]
    const isTaken = collection === 'unique' && [...docs.values()].some(({ code }) => code === doc.code)
    if (docs.has(doc._id) || isTaken) {
      return false
    }
    docs.set(doc._id, doc)
    return true
  }

  /** Adds one to `n` of those that match. */
  increment(collection: CollectionName, matches: (doc: Doc) => boolean): number {
    const matching = this.#matching(collection, matches)
    for (const doc of matching) {
      this.#docs[collection].set(doc._id, { ...doc, n: doc.n + 1 })
    }
    return matching.length
  }

  remove(collection: CollectionName, matches: (doc: Doc) => boolean): number {
    const matching = this.#matching(collection, matches)
    for (const doc of matching) {
      this.#docs[collection].delete(doc._id)
    }
    return matching.length
  }

  createLate(): boolean {
    const isNew = !this.#hasLate
    this.#hasLate = true
    return isNew
  }

  promise(operation: number): void {
    this.#promised = Math.max(this.#promised, operation)
  }

  /** A reader has seen this content of a collection, or that there is none. Says what is wrong with that, if anything. */
  seen(collection: (typeof COLLECTIONS)[number], content: string | undefined): string | undefined {
    const operation = this.#find((state) => state.get(collection) === content)
    if (operation === undefined) {
      return `a read shows what never was, or what is over, in ${collection}: ${content}`
    }
    this.promise(operation)
    return undefined
  }

  /** What is wrong with this as the state after a power cut, if anything is. */
  survived(content: Content): string | undefined {
    const isContent = (state: Content) => COLLECTIONS.every((name) => state.get(name) === content.get(name))
    if (this.#find(isContent) !== undefined) {
      return undefined
    }
    const older = this.#states.findLastIndex(isContent)
    return older >= 0
      ? `an acknowledged write is lost: operation ${this.#promised} was promised, and ${older} is what remains`
      : 'an operation is half applied: what remains never was'
  }

  #find(isIt: (state: Content) => boolean): number | undefined {
    const later = this.#states.slice(this.#promised).findIndex(isIt)
    return later < 0 ? undefined : this.#promised + later
  }

  #matching(collection: CollectionName, matches: (doc: Doc) => boolean): Doc[] {
    return [...this.#docs[collection].values()].filter(matches)
  }

  #content(): Content {
    return new Map([
      ['unique', contentOf([...this.#docs.unique.values()])],
      ['plain', contentOf([...this.#docs.plain.values()])],
      ...(this.#hasLate ? [['late', contentOf([])] as const] : []),
    ])
  }
}

export function contentOf(docs: readonly Doc[]): string {
  const inOrder = [...docs].sort((one, other) => (one._id < other._id ? -1 : 1))
  return JSON.stringify(inOrder, ['_id', 'code', 'n', 'pad'])
}
