/** One sorted sequence of several: in pairs, so that the next item costs as many comparisons as the pairs are deep. */
export function mergeSorted<T>(
  sources: readonly Iterable<T>[],
  compare: (left: T, right: T) => number,
): Iterable<T> {
  if (sources.length <= 1) {
    return sources[0] ?? []
  }
  const middle = sources.length >>> 1
  return merged(
    mergeSorted(sources.slice(0, middle), compare),
    mergeSorted(sources.slice(middle), compare),
    compare,
  )
}

/** Of equal items the left one first. */
function* merged<T>(
  left: Iterable<T>,
  right: Iterable<T>,
  compare: (left: T, right: T) => number,
): Generator<T> {
  const lefts = left[Symbol.iterator]()
  const rights = right[Symbol.iterator]()
  let fromLeft = lefts.next()
  let fromRight = rights.next()
  while (!fromLeft.done && !fromRight.done) {
    if (compare(fromLeft.value, fromRight.value) <= 0) {
      yield fromLeft.value
      fromLeft = lefts.next()
    } else {
      yield fromRight.value
      fromRight = rights.next()
    }
  }
  for (; !fromLeft.done; fromLeft = lefts.next()) {
    yield fromLeft.value
  }
  for (; !fromRight.done; fromRight = rights.next()) {
    yield fromRight.value
  }
}
