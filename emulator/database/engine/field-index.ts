import type { IndexDefinition } from '../../../cloudfunctions/platform/collections'
import { encodeStored } from '../values/ejson'
import { compareValues } from '../values/order'
import { type Path, parsePath } from '../values/path'
import { type Document, type DocumentId, fieldOf, type Value } from '../values/value'
import { requestFailed } from '../wire-error'
import { distinctKeys, type IndexKey, keysAt } from './index-key'
import { type Entry, type Interval, type Range, SortedEntries } from './sorted-entries'

/** As it was made by a deployment, which names it. */
export interface NamedIndex extends IndexDefinition {
  name?: string
}

/** Without a name of its own it has MongoDB's. */
export function indexName({ name, fields }: NamedIndex): string {
  return name ?? fields.map((field) => `${field}_1`).join('_')
}

/** Another document with the same entry, for messages: `{ openid: "o1" }`. */
interface Conflict {
  readonly id: DocumentId
  readonly key: string
}

const NONE: readonly Conflict[] = []

/**
 * An index over one or more paths. A document has one entry per value `someAt` finds, so an array gives one per
 * element, and a missing field counts as null, in a unique index too. Finds by any leading fields and a range of the
 * next one, and gives the order of a field, in either direction.
 */
export class FieldIndex {
  readonly fields: readonly string[]
  readonly isUnique: boolean
  readonly name: string
  readonly #paths: readonly Path[]
  readonly #hasArrays: boolean[]
  readonly #documents: () => Iterable<Document>
  #entries: SortedEntries | undefined

  /** With `documents`, it is built of them when it is first needed, and until then takes no changes. */
  constructor(definition: NamedIndex, documents?: () => Iterable<Document>) {
    this.fields = definition.fields
    this.isUnique = definition.unique === true
    this.name = indexName(definition)
    this.#paths = definition.fields.map(parsePath)
    this.#hasArrays = definition.fields.map(() => false)
    this.#documents = documents ?? (() => [])
    this.#entries = documents === undefined ? this.#sorted([]) : undefined
  }

  get isBuilt(): boolean {
    return this.#entries !== undefined
  }

  get entries(): SortedEntries {
    this.#entries ??= this.#sorted(this.#documents())
    return this.#entries
  }

  /**
   * Some document has had an array on the path of this field, or on any. Two conditions on a list may hold for two of
   * its elements, so that no entry need satisfy both, and it sorts by one of them: like MongoDB's, such a field gives
   * neither a range nor an order.
   */
  hasArrays(field: number): boolean {
    return this.entries !== undefined && this.#hasArrays[field] === true
  }

  get isMultikey(): boolean {
    return this.entries !== undefined && this.#hasArrays.includes(true)
  }

  add(document: Document): void {
    for (const entry of this.#entriesOf(document)) {
      this.entries.add(entry)
    }
  }

  remove(document: Document): void {
    for (const entry of this.#entriesOf(document)) {
      this.entries.remove(entry)
    }
  }

  /** One more element in a long list is one more entry: those before and behind it stay. */
  replace(before: Document, after: Document): void {
    if (!this.#isTouched(before, after)) {
      return
    }
    const [old, next] = [this.#entriesOf(before), this.#entriesOf(after)]
    const shorter = Math.min(old.length, next.length)
    let same = 0
    while (same < shorter && isSame(old[same], next[same])) {
      same += 1
    }
    let behind = 0
    while (behind < shorter - same && isSame(old[old.length - 1 - behind], next[next.length - 1 - behind])) {
      behind += 1
    }
    for (const entry of old.slice(same, old.length - behind)) {
      this.entries.remove(entry)
    }
    for (const entry of next.slice(same, next.length - behind)) {
      this.entries.add(entry)
    }
  }

  /** Most changes touch no field of most indexes, and share what they leave alone: then there is nothing to do. */
  #isTouched(before: Document, after: Document): boolean {
    for (const [field = ''] of this.#paths) {
      if (fieldOf(before, field) !== fieldOf(after, field)) {
        return true
      }
    }
    return false
  }

  /**
   * Entries of a unique index that other documents have, too. Refuses a document that cannot be indexed. If `before`,
   * which the document is to replace, is in the index with the same entries, nobody else has them.
   */
  conflicts(document: Document, before?: Document): readonly Conflict[] {
    if (!this.isUnique && this.#paths.length === 1) {
      return NONE
    }
    if (before !== undefined && !this.#isTouched(before, document)) {
      return NONE
    }
    const entries = this.#entriesOf(document)
    if (!this.isUnique) {
      return NONE
    }
    let conflicts: Conflict[] | undefined
    for (const entry of entries) {
      let range = this.entries.all
      for (let depth = 0; depth < this.fields.length; depth++) {
        range = this.entries.equal(range, depth, entry[depth])
      }
      for (const id of this.entries.ids(range, 1)) {
        if (id !== document._id) {
          const key = `{ ${this.fields.map((field, at) => `${field}: ${shown(entry[at])}`).join(', ')} }`
          conflicts ??= []
          conflicts.push({ id, key })
        }
      }
    }
    return conflicts ?? NONE
  }

  /** Ids of the documents with one of the values in each of the leading fields and, in the next, a key in the interval. */
  find(leading: readonly (readonly Value[])[], interval?: Interval): Set<DocumentId> {
    let ranges: readonly Range[] = [this.entries.all]
    for (const [depth, values] of leading.entries()) {
      const keys = distinctKeys(values)
      ranges = ranges.flatMap((range) => keys.map((key) => this.entries.equal(range, depth, key)))
    }
    const ids = new Set<DocumentId>()
    for (const range of ranges) {
      const within = interval === undefined ? range : this.entries.within(range, leading.length, interval)
      for (const id of this.entries.ids(within, 1)) {
        ids.add(id)
      }
    }
    return ids
  }

  #sorted(documents: Iterable<Document>): SortedEntries {
    const columns: IndexKey[][] = [...this.fields.map(() => []), []]
    for (const document of documents) {
      for (const entry of this.#entriesOf(document)) {
        for (let depth = 0; depth < entry.length; depth++) {
          columns[depth]?.push(entry[depth])
        }
      }
    }
    return new SortedEntries(columns)
  }

  #entriesOf(document: Document): readonly Entry[] {
    const entry: IndexKey[] = []
    let spread: { readonly at: number; readonly keys: readonly IndexKey[] } | undefined
    for (let at = 0; at < this.#paths.length; at++) {
      const { keys, isSingle } = keysAt(document, this.#paths[at] as Path)
      if (!isSingle) {
        this.#hasArrays[at] = true
      }
      if (keys.length > 1) {
        if (spread !== undefined) {
          throw requestFailed(`cannot index parallel arrays [${this.fields[at]}] [${this.fields[spread.at]}]`)
        }
        spread = { at, keys }
      }
      entry.push(keys[0])
    }
    entry.push(document._id)
    return spread === undefined ? [entry] : spread.keys.map((key) => entry.with(spread.at, key))
  }
}

function isSame(left: Entry | undefined, right: Entry | undefined): boolean {
  return left?.every((key, depth) => compareValues(key, right?.[depth]) === 0) === true
}

/** For messages to people. */
function shown(key: IndexKey): string {
  return key === undefined ? 'undefined' : encodeStored(key)
}
