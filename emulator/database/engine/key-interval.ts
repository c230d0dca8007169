import type { KeyRange } from '../query/condition'
import { typeRank } from '../values/order'
import { compareKeys, keyOf, rankOfKey } from './index-key'
import type { Interval } from './sorted-keys'

/** Of values of several types no one is in all of the ranges: then the keys above are also below, and none is between. */
export function intervalOf(ranges: readonly KeyRange[]): Interval {
  const bounds = ranges.map((range) => {
    const bound = 'from' in range ? range.from : range.to
    return { isFrom: 'from' in range, key: keyOf(bound), rank: typeRank(bound) }
  })
  const lowest = Math.max(...bounds.map(({ rank }) => rank))
  const highest = Math.min(...bounds.map(({ rank }) => rank))
  const from = bounds.filter(({ isFrom }) => isFrom)
  const to = bounds.filter(({ isFrom }) => !isFrom)
  return {
    isBelow: (key) => rankOfKey(key) < lowest || from.some((bound) => compareKeys(key, bound.key) < 0),
    isAbove: (key) => rankOfKey(key) > highest || to.some((bound) => compareKeys(key, bound.key) > 0),
  }
}
