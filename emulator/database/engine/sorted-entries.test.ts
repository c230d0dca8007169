import fc from 'fast-check'
import { compareValues } from '../values/order'
import { type Entry, SortedEntries } from './sorted-entries'

const KEYS = [undefined, null, -1, 0, 1.5, 2 ** 40, 'a', 'b', '𠮷', true, new Date(0), new Date(1)] as const
/** Enough for several chunks, and for runs longer than one. */
const MOST = 4_000

const entryOf = (number: number): Entry => [
  KEYS[Math.floor(number / 3) % 2 === 0 ? 0 : number % KEYS.length],
  KEYS[(number * 7) % KEYS.length],
  number,
]

function compare(left: Entry, right: Entry): number {
  return (
    compareValues(left[0], right[0]) || compareValues(left[1], right[1]) || compareValues(left[2], right[2])
  )
}

/** All of them, read back by runs in runs. */
function read(entries: SortedEntries, [first, second]: readonly (1 | -1)[]): Entry[] {
  const found: Entry[] = []
  for (const outer of entries.runs(entries.all, 0, first ?? 1)) {
    for (const inner of entries.runs(outer.range, 1, second ?? 1)) {
      for (const id of entries.ids(inner.range, 1)) {
        found.push([outer.key, inner.key, id])
      }
    }
  }
  return found
}

test('entries come and go in any order, and stand in theirs in each direction', () => {
  const numbers = fc.shuffledSubarray(
    Array.from({ length: MOST }, (_, at) => at),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(numbers, numbers, numbers, (given, added, removed) => {
      const columns = [0, 1, 2].map((depth) => given.map((number) => entryOf(number)[depth]))
      const entries = new SortedEntries(columns)
      for (const number of added) {
        entries.add(entryOf(number))
      }
      for (const number of removed) {
        entries.remove(entryOf(number))
      }
      const left = new Set([...given, ...added])
      for (const number of removed) {
        left.delete(number)
      }
      const wanted = [...left].map(entryOf).sort(compare)
      expect(read(entries, [1, 1])).toEqual(wanted)
      expect(read(entries, [-1, 1])).toEqual(
        [...left].map(entryOf).sort((a, b) => -compareValues(a[0], b[0]) || compare(a, b)),
      )
      expect([...entries.ids(entries.all, -1)]).toEqual(wanted.map(([, , id]) => id).reverse())
      for (const key of KEYS) {
        const outer = entries.equal(entries.all, 0, key)
        const ofKey = wanted.filter((entry) => compareValues(entry[0], key) === 0)
        expect([...entries.ids(outer, 1)]).toEqual(ofKey.map(([, , id]) => id))
        const interval = {
          isBelow: (other: Entry[number]) => compareValues(other, key) < 0,
          isAbove: (other: Entry[number]) => compareValues(other, 'b') > 0,
        }
        const within = ofKey.filter((entry) => !interval.isBelow(entry[1]) && !interval.isAbove(entry[1]))
        expect([...entries.ids(entries.within(outer, 1, interval), 1)]).toEqual(within.map(([, , id]) => id))
      }
    }),
    { numRuns: 8 },
  )
})
