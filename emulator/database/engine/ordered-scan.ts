import type { Filter } from '../query/filter'
import type { SortKey } from '../query/sort'
import { compareValues } from '../values/order'
import type { DocumentId } from '../values/value'
import { intervalOfField, narrowingOf } from './candidates'
import type { Collection } from './collection'
import { type EqualityIndex, idsBelow } from './equality-index'
import { compareKeys, type Key, keyOf } from './index-key'
import { IndexLevel, type IndexNode } from './index-level'
import { mergeSorted } from './merge-sorted'
import type { Interval } from './sorted-keys'

/** How a scan goes through one field: only these keys, or in order, or both. */
interface Step {
  readonly keys: readonly Key[] | undefined
  readonly direction: 1 | -1 | undefined
  readonly interval: Interval | undefined
}

export interface OrderedScan {
  /** How many leading fields narrow it; a range counts for half. */
  readonly fields: number
  /** A superset of the ids a filter can match, in the order of the sort. */
  ids(): Iterable<DocumentId>
}

/**
 * The index that gives the order of a sort: each of its fields is held to some values or is the next to sort by, until
 * all that is sorted by has come. With several values, the scans below each of them are merged. So what a limit cuts
 * off is never looked at.
 */
export function orderedScan(
  collection: Collection,
  filter: Filter,
  sort: readonly SortKey[],
): OrderedScan | undefined {
  let best: OrderedScan | undefined
  for (const index of collection.indexes) {
    const { fields } = narrowingOf(index, filter)
    const scan = best === undefined || fields > best.fields ? scanOf(index, filter, sort) : undefined
    if (scan !== undefined) {
      best = { fields, ids: scan }
    }
  }
  return best
}

function scanOf(
  index: EqualityIndex,
  filter: Filter,
  sort: readonly SortKey[],
): (() => Iterable<DocumentId>) | undefined {
  const steps: Step[] = []
  let sorted = 0
  for (const [at, field] of index.fields.entries()) {
    const keys = keysOfField(filter, field)
    const sortKey = sort[sorted]
    if (sortKey?.name === field) {
      if (index.hasArrays(at)) {
        return undefined
      }
      sorted += 1
      steps.push({ keys, direction: sortKey.direction, interval: intervalOfField(index, at, filter) })
    } else if (keys !== undefined) {
      steps.push({ keys, direction: undefined, interval: undefined })
    } else {
      break
    }
  }
  const last = sort[sorted]
  if (steps.length === 0 || (last === undefined ? sorted === 0 : last.name !== '_id')) {
    return undefined
  }
  const walk = new Walk(steps, last?.direction ?? 1, index.fields.length)
  return () => withoutRepetition(walk.below(index.root, 0, []), index.isMultikey)
}

function keysOfField(filter: Filter, field: string): readonly Key[] | undefined {
  const values = filter.valuesAt(field)
  return values === undefined ? undefined : [...new Set(values.map(keyOf))]
}

/** One document, and the keys it is sorted by. */
interface Place {
  readonly keys: readonly Key[]
  readonly id: DocumentId
}

class Walk {
  readonly #steps: readonly Step[]
  readonly #idDirection: 1 | -1
  readonly #depthOfIds: number
  readonly #directions: readonly (1 | -1)[]

  constructor(steps: readonly Step[], idDirection: 1 | -1, depthOfIds: number) {
    this.#steps = steps
    this.#idDirection = idDirection
    this.#depthOfIds = depthOfIds
    this.#directions = steps.flatMap(({ direction }) => direction ?? [])
  }

  *below(node: IndexNode, depth: number, keys: readonly Key[]): Generator<Place> {
    const step = this.#steps[depth]
    if (step === undefined) {
      for (const id of this.#idsInOrder(node, depth)) {
        yield { keys, id }
      }
      return
    }
    const level = node as IndexLevel
    if (step.direction !== undefined) {
      for (const key of orderedKeys(level, step, step.direction)) {
        yield* this.below(level.get(key) as IndexNode, depth + 1, [...keys, key])
      }
      return
    }
    const nodes = (step.keys as readonly Key[]).flatMap((key) => level.get(key) ?? [])
    yield* mergeSorted(
      nodes.map((next) => this.below(next, depth + 1, keys)),
      (left, right) => this.#compare(left, right),
    )
  }

  #idsInOrder(node: IndexNode, depth: number): Iterable<DocumentId> {
    if (!(node instanceof IndexLevel)) {
      return [node]
    }
    if (depth === this.#depthOfIds) {
      return idsOf(node, this.#idDirection)
    }
    return [...idsBelow(node)].sort((left, right) => compareValues(left, right) * this.#idDirection)
  }

  #compare(left: Place, right: Place): number {
    for (let at = 0; at < this.#directions.length; at++) {
      const difference = compareKeys(left.keys[at] as Key, right.keys[at] as Key)
      if (difference !== 0) {
        return difference * (this.#directions[at] as 1 | -1)
      }
    }
    return compareValues(left.id, right.id) * this.#idDirection
  }
}

function orderedKeys(level: IndexLevel, { keys, interval }: Step, direction: 1 | -1): Iterable<Key> {
  if (keys === undefined) {
    return level.ordered(direction, interval)
  }
  return keys
    .filter((key) => level.get(key) !== undefined)
    .sort((left, right) => compareKeys(left, right) * direction)
}

function* idsOf(level: IndexLevel, direction: 1 | -1): Generator<DocumentId> {
  for (const key of level.ordered(direction)) {
    yield level.get(key) as DocumentId
  }
}

/** A document with several entries may come by more than one of them; it sorts by none of those. */
function* withoutRepetition(places: Iterable<Place>, isMultikey: boolean): Generator<DocumentId> {
  const seen = new Set<DocumentId>()
  for (const { id } of places) {
    if (isMultikey && seen.size === seen.add(id).size) {
      continue
    }
    yield id
  }
}
