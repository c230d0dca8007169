import { compareValues } from '../values/order'
import { isNullish } from './operands'
import type { Computed } from './scope'

/** What `$sum` and its like take from many values; those that are not numbers do not count. */
export interface Statistic {
  add(value: Computed): void
  result(): Computed
}

export const statistics: ReadonlyMap<string, () => Statistic> = new Map([
  ['$sum', sum],
  ['$avg', average],
  ['$max', () => extreme(1)],
  ['$min', () => extreme(-1)],
  ['$stdDevPop', () => deviation(0)],
  ['$stdDevSamp', () => deviation(1)],
])

function sum(): Statistic {
  const total = new Total()
  return {
    add: (value) => {
      if (typeof value === 'number') {
        total.add(value)
      }
    },
    result: () => total.value,
  }
}

function average(): Statistic {
  const total = new Total()
  let count = 0
  return {
    add: (value) => {
      if (typeof value === 'number') {
        total.add(value)
        count += 1
      }
    },
    result: () => (count === 0 ? null : total.value / count),
  }
}

/** Neumaier's sum, so that `0.1 + 0.2 + 0.3` does not depend on the order; MongoDB adds doubles with care, too. */
class Total {
  #sum = 0
  #lost = 0

  add(value: number): void {
    const sum = this.#sum + value
    if (Number.isFinite(sum)) {
      this.#lost += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - sum + value : value - sum + this.#sum
    }
    this.#sum = sum
  }

  get value(): number {
    return Number.isFinite(this.#sum) ? this.#sum + this.#lost : this.#sum
  }
}

/** Of values of any type; null and missing do not count. */
function extreme(direction: 1 | -1): Statistic {
  let chosen: Computed
  return {
    add: (value) => {
      if (!isNullish(value) && (chosen === undefined || compareValues(value, chosen) * direction > 0)) {
        chosen = value
      }
    },
    result: () => chosen ?? null,
  }
}

/** Welford's algorithm, as MongoDB's. */
function deviation(correction: 0 | 1): Statistic {
  let count = 0
  let mean = 0
  let squares = 0
  return {
    add: (value) => {
      if (typeof value === 'number') {
        count += 1
        const delta = value - mean
        mean += delta / count
        squares += delta * (value - mean)
      }
    },
    result: () => (count - correction <= 0 ? null : Math.sqrt(squares / (count - correction))),
  }
}
