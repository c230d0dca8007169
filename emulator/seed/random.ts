/** A small repeatable generator (mulberry32): the same seed gives the same town. */
export interface Random {
  /** 0 ≤ n < limit */
  below(limit: number): number
  /** True once in `times`. */
  oneIn(times: number): boolean
  pick<T>(values: readonly T[]): T
  shuffle<T>(values: readonly T[]): T[]
}

export function createRandom(seed: number): Random {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick<T>(values: readonly T[]): T {
      return values[below(values.length)] as T
    },
    shuffle<T>(values: readonly T[]): T[] {
      const result = [...values]
      for (let last = result.length - 1; last > 0; last -= 1) {
        const other = below(last + 1)
        const kept = result[last] as T
        result[last] = result[other] as T
        result[other] = kept
      }
      return result
    },
  }
}
