import type { KeyRange } from '../query/condition'
import { compareValues, typeRank } from '../values/order'
import type { Interval } from './sorted-entries'

/** Of values of several types no one is in all of the ranges: then the keys above are also below, and none is between. */
export function intervalOf(ranges: readonly KeyRange[]): Interval {
  const bounds = ranges.map((range) => {
    const bound = 'from' in range ? range.from : range.to
    return { isFrom: 'from' in range, bound, rank: typeRank(bound) }
  })
  const lowest = Math.max(...bounds.map(({ rank }) => rank))
  const highest = Math.min(...bounds.map(({ rank }) => rank))
  const from = bounds.filter(({ isFrom }) => isFrom)
  const to = bounds.filter(({ isFrom }) => !isFrom)
  return {
    isBelow: (key) => typeRank(key) < lowest || from.some(({ bound }) => compareValues(key, bound) < 0),
    isAbove: (key) => typeRank(key) > highest || to.some(({ bound }) => compareValues(key, bound) > 0),
  }
}
