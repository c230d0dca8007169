import type { Filter } from '../query/filter'
import { mergeSorted } from '../query/merge-sorted'
import type { SortKey } from '../query/sort'
import { compareValues } from '../values/order'
import type { DocumentId } from '../values/value'
import { intervalOfField, narrowingOf } from './candidates'
import type { Collection } from './collection'
import type { FieldIndex } from './field-index'
import { distinctKeys, type IndexKey } from './index-key'
import type { Interval, Range, Run, SortedEntries } from './sorted-entries'

/** How a scan goes through one field: only these keys, or in order, or both. */
interface Step {
  readonly keys: readonly IndexKey[] | undefined
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
  index: FieldIndex,
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
  return () => {
    const walk = new Walk(index.entries, steps, last?.direction ?? 1, index.fields.length)
    return withoutRepetition(walk.below(index.entries.all, 0, []), index.isMultikey)
  }
}

function keysOfField(filter: Filter, field: string): readonly IndexKey[] | undefined {
  const values = filter.valuesAt(field)
  return values === undefined ? undefined : distinctKeys(values)
}

/** One document, and the keys it is sorted by. */
interface Place {
  readonly keys: readonly IndexKey[]
  readonly id: DocumentId
}

class Walk {
  readonly #entries: SortedEntries
  readonly #steps: readonly Step[]
  readonly #idDirection: 1 | -1
  readonly #depthOfIds: number
  readonly #directions: readonly (1 | -1)[]

  constructor(entries: SortedEntries, steps: readonly Step[], idDirection: 1 | -1, depthOfIds: number) {
    this.#entries = entries
    this.#steps = steps
    this.#idDirection = idDirection
    this.#depthOfIds = depthOfIds
    this.#directions = steps.flatMap(({ direction }) => direction ?? [])
  }

  *below(range: Range, depth: number, keys: readonly IndexKey[]): Generator<Place> {
    const step = this.#steps[depth]
    if (step === undefined) {
      for (const id of this.#idsInOrder(range, depth)) {
        yield { keys, id }
      }
      return
    }
    if (step.direction !== undefined) {
      for (const run of this.#runs(range, depth, step, step.direction)) {
        yield* this.below(run.range, depth + 1, [...keys, run.key])
      }
      return
    }
    yield* mergeSorted(
      (step.keys ?? []).map((key) => this.below(this.#entries.equal(range, depth, key), depth + 1, keys)),
      (left, right) => this.#compare(left, right),
    )
  }

  #runs(range: Range, depth: number, { keys, interval }: Step, direction: 1 | -1): Iterable<Run> {
    if (keys === undefined) {
      const within = interval === undefined ? range : this.#entries.within(range, depth, interval)
      return this.#entries.runs(within, depth, direction)
    }
    const runs = keys.map((key) => ({ key, range: this.#entries.equal(range, depth, key) }))
    return direction === 1 ? runs : runs.reverse()
  }

  #idsInOrder(range: Range, depth: number): Iterable<DocumentId> {
    if (depth === this.#depthOfIds) {
      return this.#entries.ids(range, this.#idDirection)
    }
    const ids = new Set(this.#entries.ids(range, 1))
    return [...ids].sort((left, right) => compareValues(left, right) * this.#idDirection)
  }

  #compare(left: Place, right: Place): number {
    for (let at = 0; at < this.#directions.length; at++) {
      const difference = compareValues(left.keys[at], right.keys[at])
      if (difference !== 0) {
        return difference * (this.#directions[at] as 1 | -1)
      }
    }
    return compareValues(left.id, right.id) * this.#idDirection
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
