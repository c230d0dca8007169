import type { DocumentId } from '../values/value'
import type { Key } from './index-key'
import { type Interval, SortedKeys } from './sorted-keys'

/**
 * One level of an index. A level of a field leads from keys to the level of the next field; the last field leads to the
 * id of the one document with this entry or, when there are several, to a level of their ids by the ids' keys.
 */
export type IndexNode = IndexLevel | DocumentId

const ALL: Interval = { isBelow: () => false, isAbove: () => false }

export class IndexLevel {
  readonly #nodes = new Map<Key, IndexNode>()
  /** Made when somebody first asks for an order, and kept from then on. */
  #sorted: SortedKeys | undefined

  get size(): number {
    return this.#nodes.size
  }

  get(key: Key): IndexNode | undefined {
    return this.#nodes.get(key)
  }

  set(key: Key, node: IndexNode): void {
    if (this.#sorted !== undefined && !this.#nodes.has(key)) {
      this.#sorted.add(key)
    }
    this.#nodes.set(key, node)
  }

  delete(key: Key): void {
    if (this.#nodes.delete(key)) {
      this.#sorted?.remove(key)
    }
  }

  nodes(): Iterable<IndexNode> {
    return this.#nodes.values()
  }

  /** The keys in order, as far as they are in the interval. */
  ordered(direction: 1 | -1, interval: Interval = ALL): Iterable<Key> {
    this.#sorted ??= new SortedKeys(this.#nodes.keys())
    return direction === 1 ? this.#sorted.ascending(interval) : this.#sorted.descending(interval)
  }
}
