import { firstNot } from '../values/count-while'
import { compareValues } from '../values/order'
import type { DocumentId } from '../values/value'
import type { IndexKey } from './index-key'

/** The key of each field and, last, the id of the document. */
export type Entry = readonly IndexKey[]

/** Keys for which neither holds are in it. */
export interface Interval {
  isBelow(key: IndexKey): boolean
  isAbove(key: IndexKey): boolean
}

/** Entries that stand together, without the one at `to`. Holds until the next change. */
export interface Range {
  readonly from: Position
  readonly to: Position
}

/** Entries with the same key. */
export interface Run {
  readonly key: IndexKey
  readonly range: Range
}

/** The number of a chunk times `SPAN` and the place in it; behind the last of a chunk is before the first of the next. */
type Position = number

/** As many columns as an entry has keys, all of one length: a column of numbers takes eight bytes for each. */
type Chunk = IndexKey[][]

const MOST = 512
const PLACE_BITS = 10
const SPAN = 1 << PLACE_BITS

/**
 * Entries in the order of their first keys, then their second, and so on, in chunks of at most `MOST`, none empty, so
 * that one comes and goes by two binary searches and a short move. Flat, since an object for each key or document
 * would be most of what an index takes.
 *
 * Where the keys before a column are the same all over a range, that column is in order in it: what reads a column
 * by its `depth` asks for such ranges.
 */
export class SortedEntries {
  readonly #chunks: Chunk[] = []

  /** Of columns, in any order. */
  constructor(columns: readonly (readonly IndexKey[])[]) {
    const order = Array.from({ length: columns[0]?.length ?? 0 }, (_, at) => at)
    order.sort((left, right) => {
      for (const column of columns) {
        const difference = compareValues(column[left], column[right])
        if (difference !== 0) {
          return difference
        }
      }
      return 0
    })
    for (let at = 0; at < order.length; at += MOST / 2) {
      const places = order.slice(at, at + MOST / 2)
      this.#chunks.push(
        columns.map((column) =>
          // Not by iteration, which would leave a third more room than there are keys.
          Array.from({ length: places.length }, (_, place) => column[places[place] as number]),
        ),
      )
    }
  }

  get all(): Range {
    return { from: 0, to: this.#chunks.length * SPAN }
  }

  add(entry: Entry): void {
    const position = this.#positionOf(entry)
    if (this.#isAt(position, entry)) {
      return
    }
    const last = this.#chunks.length - 1
    const number = Math.min(chunkOf(position), Math.max(0, last))
    const chunk = this.#chunks[number]
    if (chunk === undefined) {
      this.#chunks.push(entry.map((key) => [key]))
      return
    }
    const place = chunkOf(position) > last ? lengthOf(chunk) : placeOf(position)
    for (let depth = 0; depth < entry.length; depth++) {
      chunk[depth]?.splice(place, 0, entry[depth])
    }
    if (lengthOf(chunk) > MOST) {
      this.#chunks.splice(
        number + 1,
        0,
        chunk.map((column) => column.splice(MOST / 2)),
      )
    }
  }

  remove(entry: Entry): void {
    const position = this.#positionOf(entry)
    if (!this.#isAt(position, entry)) {
      return
    }
    const chunk = this.#chunks[chunkOf(position)] as Chunk
    for (const column of chunk) {
      column.splice(placeOf(position), 1)
    }
    if (lengthOf(chunk) === 0) {
      this.#chunks.splice(chunkOf(position), 1)
    }
  }

  /** Those with this key in the column. */
  equal(range: Range, depth: number, key: IndexKey): Range {
    const from = this.#first(range, (chunk, place) => compareValues(chunk[depth]?.[place], key) >= 0)
    return { from, to: this.#endOfRun(from, range.to, depth, key) }
  }

  within(range: Range, depth: number, { isBelow, isAbove }: Interval): Range {
    const from = this.#first(range, (chunk, place) => !isBelow(chunk[depth]?.[place]))
    return { from, to: this.#first({ from, to: range.to }, (chunk, place) => isAbove(chunk[depth]?.[place])) }
  }

  *runs({ from, to }: Range, depth: number, direction: 1 | -1): Generator<Run> {
    if (direction === 1) {
      for (let [start, end] = [from, from]; start < to; start = end) {
        const key = this.#keyAt(start, depth)
        end = this.#endOfRun(start, to, depth, key)
        yield { key, range: { from: start, to: end } }
      }
      return
    }
    for (let [start, end] = [to, to]; end > from; end = start) {
      const key = this.#keyAt(this.#before(end), depth)
      start = this.#startOfRun(from, end, depth, key)
      yield { key, range: { from: start, to: end } }
    }
  }

  *ids({ from, to }: Range, direction: 1 | -1): Generator<DocumentId> {
    if (direction === 1) {
      for (let position = from; position < to; position = this.#after(position)) {
        yield this.#idAt(position)
      }
      return
    }
    for (let position = to; position > from; ) {
      position = this.#before(position)
      yield this.#idAt(position)
    }
  }

  #positionOf(entry: Entry): Position {
    return this.#first(this.all, (chunk, place) => compareEntries(chunk, place, entry) >= 0)
  }

  #isAt(position: Position, entry: Entry): boolean {
    const chunk = this.#chunks[chunkOf(position)]
    return chunk !== undefined && compareEntries(chunk, placeOf(position), entry) === 0
  }

  /** Most runs are short: the next one is looked at before anything is searched. */
  #endOfRun(start: Position, to: Position, depth: number, key: IndexKey): Position {
    let end = start
    for (let looks = 0; looks < 2; looks++) {
      if (end >= to || compareValues(this.#keyAt(end, depth), key) !== 0) {
        return end
      }
      end = this.#after(end)
    }
    return this.#first({ from: end, to }, (chunk, place) => compareValues(chunk[depth]?.[place], key) > 0)
  }

  #startOfRun(from: Position, end: Position, depth: number, key: IndexKey): Position {
    const start = this.#before(end)
    if (start === from || compareValues(this.#keyAt(this.#before(start), depth), key) !== 0) {
      return start
    }
    return this.#first({ from, to: start }, (chunk, place) => compareValues(chunk[depth]?.[place], key) >= 0)
  }

  /** The first position in the range for which it holds; it holds for all behind that one. */
  #first({ from, to }: Range, holds: (chunk: Chunk, place: number) => boolean): Position {
    const [firstChunk, lastChunk] = [chunkOf(from), chunkOf(to)]
    const number = firstNot(firstChunk, lastChunk, (at) => {
      const chunk = this.#chunks[at] as Chunk
      return !holds(chunk, lengthOf(chunk) - 1)
    })
    const chunk = this.#chunks[number] as Chunk
    const low = number === firstChunk ? placeOf(from) : 0
    const high = number === lastChunk ? placeOf(to) : lengthOf(chunk)
    return number * SPAN + firstNot(low, high, (place) => !holds(chunk, place))
  }

  #after(position: Position): Position {
    const number = chunkOf(position)
    return placeOf(position) + 1 < lengthOf(this.#chunks[number] as Chunk)
      ? position + 1
      : (number + 1) * SPAN
  }

  #before(position: Position): Position {
    const number = chunkOf(position) - 1
    return placeOf(position) > 0 ? position - 1 : number * SPAN + lengthOf(this.#chunks[number] as Chunk) - 1
  }

  #keyAt(position: Position, depth: number): IndexKey {
    return this.#chunks[chunkOf(position)]?.[depth]?.[placeOf(position)]
  }

  #idAt(position: Position): DocumentId {
    const chunk = this.#chunks[chunkOf(position)] as Chunk
    return chunk[chunk.length - 1]?.[placeOf(position)] as DocumentId
  }
}

function compareEntries(chunk: Chunk, place: number, entry: Entry): number {
  for (let depth = 0; depth < entry.length; depth++) {
    const difference = compareValues(chunk[depth]?.[place], entry[depth])
    if (difference !== 0) {
      return difference
    }
  }
  return 0
}

function chunkOf(position: Position): number {
  return position >>> PLACE_BITS
}

function placeOf(position: Position): number {
  return position & (SPAN - 1)
}

function lengthOf(chunk: Chunk): number {
  return chunk[0]?.length ?? 0
}
