import { countWhile } from '../values/count-while'
import { compareKeys, type Key } from './index-key'

/** Keys for which neither holds are in it. */
export interface Interval {
  isBelow(key: Key): boolean
  isAbove(key: Key): boolean
}

const MOST = 512

/**
 * Distinct keys in the order of their values: arrays of at most `MOST` keys, none empty, so that a key comes and goes
 * by two binary searches and a short move.
 */
export class SortedKeys {
  readonly #chunks: Key[][] = []

  constructor(keys: Iterable<Key>) {
    const sorted = [...keys].sort(compareKeys)
    for (let at = 0; at < sorted.length; at += MOST / 2) {
      this.#chunks.push(sorted.slice(at, at + MOST / 2))
    }
  }

  /** The key must not be there yet. */
  add(key: Key): void {
    const isBefore = (other: Key): boolean => compareKeys(other, key) < 0
    // Behind the last key of a chunk is also before the first of the next.
    const at = Math.min(this.#chunkFrom(isBefore), Math.max(0, this.#chunks.length - 1))
    const chunk = this.#chunks[at]
    if (chunk === undefined) {
      this.#chunks.push([key])
      return
    }
    chunk.splice(countWhile(chunk, isBefore), 0, key)
    if (chunk.length > MOST) {
      this.#chunks.splice(at + 1, 0, chunk.splice(MOST / 2))
    }
  }

  /** The key must be there. */
  remove(key: Key): void {
    const isBefore = (other: Key): boolean => compareKeys(other, key) < 0
    const at = this.#chunkFrom(isBefore)
    const chunk = this.#chunks[at] as Key[]
    chunk.splice(countWhile(chunk, isBefore), 1)
    if (chunk.length === 0) {
      this.#chunks.splice(at, 1)
    }
  }

  *ascending({ isBelow, isAbove }: Interval): Generator<Key> {
    const first = this.#chunkFrom(isBelow)
    for (let at = first; at < this.#chunks.length; at++) {
      const chunk = this.#chunks[at] as Key[]
      for (let place = at === first ? countWhile(chunk, isBelow) : 0; place < chunk.length; place++) {
        const key = chunk[place] as Key
        if (isAbove(key)) {
          return
        }
        yield key
      }
    }
  }

  *descending({ isBelow, isAbove }: Interval): Generator<Key> {
    const isWithin = (key: Key): boolean => !isAbove(key)
    const last = Math.min(this.#chunkFrom(isWithin), this.#chunks.length - 1)
    for (let at = last; at >= 0; at--) {
      const chunk = this.#chunks[at] as Key[]
      for (let place = (at === last ? countWhile(chunk, isWithin) : chunk.length) - 1; place >= 0; place--) {
        const key = chunk[place] as Key
        if (isBelow(key)) {
          return
        }
        yield key
      }
    }
  }

  /** The first chunk that holds a key which is not before. */
  #chunkFrom(isBefore: (key: Key) => boolean): number {
    return countWhile(this.#chunks, (chunk) => isBefore(chunk[chunk.length - 1] as Key))
  }
}
