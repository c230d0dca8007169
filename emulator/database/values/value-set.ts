import { countWhile } from './count-while'
import { compareValues } from './order'
import type { Value } from './value'

/** Values without repetition, asked for in less than a walk through all of them: requests hold up to 500,000. */
export class ValueSet {
  readonly #scalars = new Set<Value>()
  /** Dates, arrays, objects and patterns, in their order. */
  readonly #others: Value[]

  constructor(values: Iterable<Value>) {
    const others: Value[] = []
    for (const value of values) {
      if (isScalar(value)) {
        this.#scalars.add(value)
      } else {
        others.push(value)
      }
    }
    this.#others = others.sort(compareValues)
  }

  /** By the database's equality. */
  has(value: Value): boolean {
    return isScalar(value)
      ? this.#scalars.has(value)
      : compareValues(this.#others[this.#positionOf(value)], value) === 0
  }

  add(value: Value): void {
    if (isScalar(value)) {
      this.#scalars.add(value)
    } else {
      this.#others.splice(this.#positionOf(value), 0, value)
    }
  }

  /** Of the first that is not smaller. */
  #positionOf(value: Value): number {
    return countWhile(this.#others, (other) => compareValues(other, value) < 0)
  }
}

/** What a `Set` finds by the same equality: -0 is 0 to it, and NaN itself. */
function isScalar(value: Value): value is null | boolean | number | string {
  return typeof value !== 'object' || value === null
}
