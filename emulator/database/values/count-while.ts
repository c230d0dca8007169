/** How many come first for which it holds; it holds for none behind one for which it does not. */
export function countWhile<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return firstNot(0, items.length, (at) => holds(items[at] as T))
}

/** The first number from `low` on for which it does not hold, or `high`; nor does it for any behind. */
export function firstNot(low: number, high: number, holds: (at: number) => boolean): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (holds(middle)) {
      from = middle + 1
    } else {
      to = middle
    }
  }
  return from
}
