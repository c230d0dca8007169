import { type Path, someAt } from '../values/path'
import { type Fields, isArray, type Value } from '../values/value'
import type { Filter } from './filter'

/** What is known of every document that passes, for the choice of an index. */
export type Requirement =
  | { readonly oneOf: readonly Value[] }
  /** An element of an array there matches the filter, so what it says of its fields holds below the path. */
  | { readonly inElement: Filter }
  /** One of the values there is in each of the ranges; not necessarily the same one. */
  | { readonly keyIn: readonly KeyRange[] }

/** Values of one type, from or up to one of them; as an index takes it, with that one. */
export type KeyRange = { readonly from: string | number | Date } | { readonly to: string | number | Date }

type Test = (value: Value | undefined) => boolean

/** A condition on one field. */
export interface Condition {
  /** Applied to what the path finds. */
  at(document: Fields, path: Path): boolean
  /** Applied to one element by itself, as `$pull` and `$elemMatch` do. */
  on(value: Value | undefined): boolean
  readonly requires: Requirement | undefined
  /** As of a filter (filter.ts). */
  readonly steps: number
}

/** One of the values at the path passes a test. */
export class SomeValue implements Condition {
  constructor(
    readonly on: Test,
    readonly requires: Requirement | undefined = undefined,
    readonly steps = 1,
  ) {}

  at(document: Fields, path: Path): boolean {
    return someAt(document, path, false, this.on)
  }
}

/** One of the arrays at the path passes a test. */
export class SomeArray implements Condition {
  readonly on: Test

  constructor(
    test: (array: readonly Value[]) => boolean,
    readonly requires: Requirement | undefined = undefined,
    readonly steps = 1,
  ) {
    this.on = (value) => isArray(value) && test(value)
  }

  at(document: Fields, path: Path): boolean {
    return someAt(document, path, true, this.on)
  }
}

export class Negation implements Condition {
  readonly requires = undefined
  readonly steps: number
  readonly #condition: Condition

  constructor(condition: Condition) {
    this.#condition = condition
    this.steps = condition.steps
  }

  at(document: Fields, path: Path): boolean {
    return !this.#condition.at(document, path)
  }

  on(value: Value | undefined): boolean {
    return !this.#condition.on(value)
  }
}

export class Every implements Condition {
  readonly requires: Requirement | undefined
  readonly steps: number
  readonly #conditions: readonly Condition[]

  constructor(conditions: readonly Condition[]) {
    this.#conditions = conditions
    this.requires = requirementOf(conditions)
    this.steps = conditions.reduce((sum, { steps }) => sum + steps, 0)
  }

  at(document: Fields, path: Path): boolean {
    return this.#conditions.every((condition) => condition.at(document, path))
  }

  on(value: Value | undefined): boolean {
    return this.#conditions.every((condition) => condition.on(value))
  }
}

/** One that says which values, else all ranges. */
function requirementOf(conditions: readonly Condition[]): Requirement | undefined {
  const requirements = conditions.flatMap(({ requires }) => requires ?? [])
  const ranges = requirements.flatMap((one) => ('keyIn' in one ? one.keyIn : []))
  return requirements.find((one) => !('keyIn' in one)) ?? (ranges.length > 0 ? { keyIn: ranges } : undefined)
}
