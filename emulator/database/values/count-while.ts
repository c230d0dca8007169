/** How many come first for which it holds; it holds for none behind one for which it does not. */
export function countWhile<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(items[middle] as T)) {
      low = middle + 1
    } else {
      high = middle
    }
  }
  return low
}
