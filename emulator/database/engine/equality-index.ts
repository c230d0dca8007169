import type { IndexDefinition } from '../../../cloudfunctions/platform/collections'
import type { TextRange } from '../query/operators'
import { encodeStored } from '../values/ejson'
import { type Path, parsePath, someAt } from '../values/path'
import { type Document, type DocumentId, isArray, type Value } from '../values/value'
import { requestFailed } from '../wire-error'

type Key = string | number | boolean | null
/** Level by level: value of the first field → … → value of the last field → the ids that have them. */
type Level = Map<Key, Level | Set<DocumentId>>

/** Another document with the same entry, for messages: `{ openid: "o1" }`. */
export interface Conflict {
  readonly id: DocumentId
  readonly key: string
}

const NONE: readonly Conflict[] = []

/**
 * An index over one or more paths. A document has one entry per value `someAt` finds, so an array gives one per
 * element, and a missing field counts as null, in a unique index too. Finds by any leading fields.
 */
export class EqualityIndex {
  readonly fields: readonly string[]
  readonly isUnique: boolean
  readonly #paths: readonly Path[]
  readonly #root: Level = new Map()
  #isMultikey = false

  constructor(definition: IndexDefinition) {
    this.fields = definition.fields
    this.isUnique = definition.unique === true
    this.#paths = definition.fields.map(parsePath)
  }

  /**
   * Some document has had several entries. Two conditions on a list may then hold for two of its elements, so that
   * no entry need satisfy both: like MongoDB's, such an index does not narrow by ranges.
   */
  get isMultikey(): boolean {
    return this.#isMultikey
  }

  get name(): string {
    return this.fields.map((field) => `${field}_1`).join('_')
  }

  add(document: Document): void {
    const entries = this.#entriesOf(document)
    this.#isMultikey ||= entries.length > 1
    for (const entry of entries) {
      let level = this.#root
      for (const key of entry.slice(0, -1)) {
        const next = (level.get(key) as Level | undefined) ?? new Map()
        level.set(key, next)
        level = next
      }
      const last = entry[entry.length - 1] as Key
      const ids = (level.get(last) as Set<DocumentId> | undefined) ?? new Set()
      ids.add(document._id)
      level.set(last, ids)
    }
  }

  remove(document: Document): void {
    for (const entry of this.#entriesOf(document)) {
      removeFrom(this.#root, entry, 0, document._id)
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
      let found: Level | Set<DocumentId> | undefined = this.#root
      for (const key of entry) {
        found = (found as Level | undefined)?.get(key)
      }
      for (const id of (found as Set<DocumentId> | undefined) ?? []) {
        if (id !== document._id) {
          const key = `{ ${this.fields.map((field, at) => `${field}: ${shown(entry[at] as Key)}`).join(', ')} }`
          conflicts ??= []
          conflicts.push({ id, key })
        }
      }
    }
    return conflicts ?? NONE
  }

  /** Ids of the documents with one of the values in each of the leading fields and, in the next, a text in all ranges. */
  find(leading: readonly (readonly Value[])[], ranges: readonly TextRange[] = []): Set<DocumentId> {
    const ids = new Set<DocumentId>()
    const collect = (found: Level | Set<DocumentId> | undefined, depth: number): void => {
      if (found === undefined) {
        return
      }
      if (found instanceof Set) {
        for (const id of found) {
          ids.add(id)
        }
        return
      }
      const values = leading[depth]
      if (values === undefined) {
        for (const [key, next] of found) {
          if (depth > leading.length || isWithin(key, ranges)) {
            collect(next, depth + 1)
          }
        }
      } else {
        for (const value of values) {
          collect(found.get(keyOf(value)), depth + 1)
        }
      }
    }
    collect(this.#root, 0)
    return ids
  }

  #entriesOf(document: Document): Key[][] {
    let entries: Key[][] = [[]]
    let spreadOver: string | undefined
    for (const [at, path] of this.#paths.entries()) {
      const keys = keysAt(document, path)
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

/** Of keys that are no plain text it is not known. */
function isWithin(key: Key, ranges: readonly TextRange[]): boolean {
  return typeof key !== 'string' || key.startsWith('\0') || ranges.every((range) => range(key))
}

function keysAt(document: Document, path: Path): Key[] {
  const keys = new Set<Key>()
  someAt(document, path, false, (value) => {
    // The array itself is no entry, unless it is empty and would leave the document without any.
    if (!isArray(value)) {
      keys.add(keyOf(value ?? null))
    }
    return false
  })
  return keys.size > 0 ? [...keys] : [EMPTY]
}

/** Cannot equal the key of a value: those of strings are escaped. */
const EMPTY = '\0empty'

/** Equal exactly for equal values. Numbers are themselves; a Map takes -0 for 0 and finds NaN. */
function keyOf(value: Value): Key {
  if (typeof value === 'string') {
    return value.startsWith('\0') ? `\0text${value}` : value
  }
  if (value instanceof Date) {
    return `\0date${value.getTime()}`
  }
  if (typeof value === 'object' && value !== null) {
    return `\0json${encodeStored(value)}`
  }
  return value
}

function shown(key: Key): string {
  return typeof key === 'string' ? JSON.stringify(key.replace(/^\0[a-z]+/, '')) : String(key)
}

function removeFrom(level: Level, entry: readonly Key[], depth: number, id: DocumentId): void {
  const key = entry[depth] as Key
  const next = level.get(key)
  if (next === undefined) {
    return
  }
  if (next instanceof Set) {
    next.delete(id)
  } else {
    removeFrom(next, entry, depth + 1, id)
  }
  if (next.size === 0) {
    level.delete(key)
  }
}
