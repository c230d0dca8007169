import type { IndexDefinition } from '../../../cloudfunctions/platform/collections'
import { type Path, parsePath } from '../values/path'
import { type Document, type DocumentId, fieldOf, type Value } from '../values/value'
import { requestFailed } from '../wire-error'
import { type Key, keyOf, keysAt, shownKey } from './index-key'
import { IndexLevel, type IndexNode } from './index-level'
import type { Interval } from './sorted-keys'

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
  #root: IndexLevel | undefined

  /** With `documents`, it is built of them when it is first needed, and until then takes no changes. */
  constructor(definition: NamedIndex, documents?: () => Iterable<Document>) {
    this.fields = definition.fields
    this.isUnique = definition.unique === true
    this.name = indexName(definition)
    this.#paths = definition.fields.map(parsePath)
    this.#hasArrays = definition.fields.map(() => false)
    this.#documents = documents ?? (() => [])
    this.#root = documents === undefined ? new IndexLevel() : undefined
  }

  get isBuilt(): boolean {
    return this.#root !== undefined
  }

  get root(): IndexLevel {
    if (this.#root === undefined) {
      this.#root = new IndexLevel()
      for (const document of this.#documents()) {
        this.add(document)
      }
    }
    return this.#root
  }

  /**
   * Some document has had an array on the path of this field, or on any. Two conditions on a list may hold for two of
   * its elements, so that no entry need satisfy both, and it sorts by one of them: like MongoDB's, such a field gives
   * neither a range nor an order.
   */
  hasArrays(field: number): boolean {
    return this.root !== undefined && this.#hasArrays[field] === true
  }

  get isMultikey(): boolean {
    return this.root !== undefined && this.#hasArrays.includes(true)
  }

  add(document: Document): void {
    for (const entry of this.#entriesOf(document)) {
      let level = this.root
      for (const key of entry.slice(0, -1)) {
        let next = level.get(key) as IndexLevel | undefined
        if (next === undefined) {
          next = new IndexLevel()
          level.set(key, next)
        }
        level = next
      }
      const last = entry[entry.length - 1] as Key
      level.set(last, withId(level.get(last), document._id))
    }
  }

  remove(document: Document): void {
    for (const entry of this.#entriesOf(document)) {
      removeFrom(this.root, entry, 0, document._id)
    }
  }

  /** Most changes touch no field of most indexes, and share what they leave alone: then there is nothing to do. */
  replace(before: Document, after: Document): void {
    if (this.#paths.some(([field = '']) => fieldOf(before, field) !== fieldOf(after, field))) {
      this.remove(before)
      this.add(after)
    }
  }

  /** Entries of a unique index that other documents have, too. Refuses a document that cannot be indexed. */
  conflicts(document: Document): readonly Conflict[] {
    if (!this.isUnique && this.#paths.length === 1) {
      return NONE
    }
    const entries = this.#entriesOf(document)
    if (!this.isUnique) {
      return NONE
    }
    let conflicts: Conflict[] | undefined
    for (const entry of entries) {
      let found: IndexNode | undefined = this.root
      for (const key of entry) {
        found = (found as IndexLevel | undefined)?.get(key)
      }
      for (const id of found === undefined ? [] : idsBelow(found)) {
        if (id !== document._id) {
          const key = `{ ${this.fields.map((field, at) => `${field}: ${shownKey(entry[at] as Key)}`).join(', ')} }`
          conflicts ??= []
          conflicts.push({ id, key })
        }
      }
    }
    return conflicts ?? NONE
  }

  /** Ids of the documents with one of the values in each of the leading fields and, in the next, a key in the interval. */
  find(leading: readonly (readonly Value[])[], interval?: Interval): Set<DocumentId> {
    const ids = new Set<DocumentId>()
    const collect = (level: IndexLevel, depth: number): void => {
      const values = leading[depth]
      const keys = values?.map(keyOf) ?? (interval === undefined ? undefined : level.ordered(1, interval))
      const nodes = keys === undefined ? level.nodes() : nodesOf(level, keys)
      for (const node of nodes) {
        if (depth + 1 < leading.length + (interval === undefined ? 0 : 1)) {
          collect(node as IndexLevel, depth + 1)
        } else {
          collectIds(node, ids)
        }
      }
    }
    collect(this.root, 0)
    return ids
  }

  #entriesOf(document: Document): Key[][] {
    let entries: Key[][] = [[]]
    let spreadOver: string | undefined
    for (const [at, path] of this.#paths.entries()) {
      const { keys, isSingle } = keysAt(document, path)
      if (!isSingle) {
        this.#hasArrays[at] = true
      }
      if (keys.length > 1) {
        if (spreadOver !== undefined) {
          throw requestFailed(`cannot index parallel arrays [${this.fields[at]}] [${spreadOver}]`)
        }
        spreadOver = this.fields[at]
      }
      entries = entries.flatMap((entry) => keys.map((key) => [...entry, key]))
    }
    return entries
  }
}

/** Every document below a node, once. */
export function idsBelow(node: IndexNode): Set<DocumentId> {
  return collectIds(node, new Set())
}

function collectIds(node: IndexNode, ids: Set<DocumentId>): Set<DocumentId> {
  if (!(node instanceof IndexLevel)) {
    return ids.add(node)
  }
  for (const next of node.nodes()) {
    collectIds(next, ids)
  }
  return ids
}

function* nodesOf(level: IndexLevel, keys: Iterable<Key>): Generator<IndexNode> {
  for (const key of keys) {
    const node = level.get(key)
    if (node !== undefined) {
      yield node
    }
  }
}

function withId(node: IndexNode | undefined, id: DocumentId): IndexNode {
  if (node === undefined || node === id) {
    return id
  }
  let ids = node
  if (!(ids instanceof IndexLevel)) {
    ids = new IndexLevel()
    ids.set(keyOf(node as DocumentId), node)
  }
  ids.set(keyOf(id), id)
  return ids
}

function removeFrom(level: IndexLevel, entry: readonly Key[], depth: number, id: DocumentId): void {
  const key = entry[depth] as Key
  const next = level.get(key)
  if (next === undefined) {
    return
  }
  if (!(next instanceof IndexLevel)) {
    if (next === id) {
      level.delete(key)
    }
    return
  }
  if (depth === entry.length - 1) {
    next.delete(keyOf(id))
  } else {
    removeFrom(next, entry, depth + 1, id)
  }
  if (next.size === 0) {
    level.delete(key)
  }
}
