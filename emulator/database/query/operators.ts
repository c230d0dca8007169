import { compareValues, equalValues, typeRank } from '../values/order'
import { type Path, someAt } from '../values/path'
import { compilePattern } from '../values/pattern'
import { type Fields, isArray, isFields, type Value } from '../values/value'
import { ValueSet } from '../values/value-set'
import { notSupported, requestFailed } from '../wire-error'
import type { Filter } from './filter'
import { isIndexable, isOperatorObject, refuseOperatorsInside } from './operand'
import { typeTest } from './type-operator'

/** What is known of every document that passes, for the choice of an index. */
export type Requirement =
  | { readonly oneOf: readonly Value[] }
  | { readonly inElement: ReadonlyMap<string, readonly Value[]> }
  /** One of the values there is in each of the ranges; not necessarily the same one. */
  | { readonly keyIn: readonly KeyRange[] }

/** Values of one type, from or up to one of them; as an index takes it, with that one. */
export type KeyRange = { readonly from: string | number | Date } | { readonly to: string | number | Date }

type Test = (value: Value | undefined) => boolean

/** A condition on one field, applied to what a path finds or, inside `$elemMatch`, to one element. */
interface Condition {
  at(document: Fields, path: Path): boolean
  on: Test
  readonly requires?: Requirement
  /** As of a filter (filter.ts); one if it does not say. */
  readonly steps?: number
}

export interface FieldTest {
  matches(document: Fields): boolean
  readonly requires?: Requirement
  readonly steps: number
}

export interface ElementTest {
  on(element: Value): boolean
  readonly steps: number
}

type CompileFilter = (query: Fields) => Filter

export function fieldTest(path: Path, operand: Value, compileFilter: CompileFilter): FieldTest {
  const condition = conditionOf(operand, compileFilter)
  return {
    matches: (document) => condition.at(document, path),
    requires: condition.requires,
    steps: condition.steps ?? 1,
  }
}

/** For `$pull`, which applies a condition to each element by itself. */
export function elementTest(operand: Value, compileFilter: CompileFilter): ElementTest {
  const { on, steps = 1 } = conditionOf(operand, compileFilter)
  return { on, steps }
}

function conditionOf(operand: Value, compileFilter: CompileFilter): Condition {
  if (operand instanceof RegExp) {
    return pattern(operand)
  }
  return isOperatorObject(operand) ? operators(operand, compileFilter) : equality(operand)
}

function operators(operand: Fields, compileFilter: CompileFilter): Condition {
  const conditions: Condition[] = []
  for (const [name, value] of Object.entries(operand)) {
    if (name === '$options') {
      if (!Object.hasOwn(operand, '$regex')) {
        throw requestFailed('$options needs a $regex')
      }
      continue
    }
    if (name === '$regex') {
      conditions.push(pattern(regexOf(value, operand.$options)))
      continue
    }
    const build = Object.hasOwn(builders, name) ? builders[name] : undefined
    if (build === undefined) {
      throw notSupported(`the query operator ${name}`)
    }
    conditions.push(build(value, compileFilter))
  }
  const [only] = conditions
  return conditions.length === 1 && only !== undefined ? only : every(conditions)
}

const builders: Readonly<Record<string, (operand: Value, compileFilter: CompileFilter) => Condition>> = {
  $eq: equality,
  $ne: (operand) => negation(equality(operand)),
  $gt: (operand) => comparison(operand, 'from', (difference) => difference > 0),
  $gte: (operand) => comparison(operand, 'from', (difference) => difference >= 0),
  $lt: (operand) => comparison(operand, 'to', (difference) => difference < 0),
  $lte: (operand) => comparison(operand, 'to', (difference) => difference <= 0),
  $in: membership,
  $nin: (operand) => negation(membership(operand)),
  $exists: existence,
  $type: (operand) => expanded(typeTest(operand)),
  $mod: modulo,
  $size: size,
  $all: all,
  $elemMatch: elementMatch,
  $not: (operand, compileFilter) => {
    if (operand instanceof RegExp) {
      return negation(pattern(operand))
    }
    if (!isOperatorObject(operand)) {
      throw requestFailed('$not needs a regex or a document')
    }
    return negation(operators(operand, compileFilter))
  },
}

function expanded(test: Test): Condition {
  return { at: (document, path) => someAt(document, path, false, test), on: test }
}

function onArrays(test: (array: readonly Value[]) => boolean): Condition {
  const on: Test = (value) => isArray(value) && test(value)
  return { at: (document, path) => someAt(document, path, true, on), on }
}

function negation(condition: Condition): Condition {
  return {
    at: (document, path) => !condition.at(document, path),
    on: (value) => !condition.on(value),
    steps: condition.steps,
  }
}

function every(conditions: readonly Condition[]): Condition {
  return {
    at: (document, path) => conditions.every((condition) => condition.at(document, path)),
    on: (value) => conditions.every((condition) => condition.on(value)),
    requires: requirementOf(conditions),
    steps: conditions.reduce((sum, { steps = 1 }) => sum + steps, 0),
  }
}

/** One that says which values, else all ranges. */
function requirementOf(conditions: readonly Condition[]): Requirement | undefined {
  const requirements = conditions.flatMap(({ requires }) => requires ?? [])
  const ranges = requirements.flatMap((one) => ('keyIn' in one ? one.keyIn : []))
  return requirements.find((one) => !('keyIn' in one)) ?? (ranges.length > 0 ? { keyIn: ranges } : undefined)
}

function equality(operand: Value): Condition {
  refuseOperatorsInside(operand)
  const condition = expanded(
    operand === null ? (value) => value == null : (value) => equalValues(value, operand),
  )
  return isIndexable(operand) ? { ...condition, requires: { oneOf: [operand] } } : condition
}

/** Only values of the operand's own type compare; null compares with null and absence. */
function comparison(
  operand: Value,
  side: 'from' | 'to',
  accepts: (difference: number) => boolean,
): Condition {
  if (operand instanceof RegExp) {
    throw requestFailed("Can't have RegEx as arg to a comparison")
  }
  refuseOperatorsInside(operand)
  const rank = typeRank(operand)
  const isNaNOperand = Number.isNaN(operand)
  const condition = expanded((value) => {
    const present = value ?? null
    if (typeRank(present) !== rank) {
      return false
    }
    // NaN compares with itself only.
    if (isNaNOperand !== Number.isNaN(present)) {
      return false
    }
    return accepts(compareValues(present, operand))
  })
  const isBound = typeof operand === 'string' || typeof operand === 'number' || operand instanceof Date
  if (!isBound || isNaNOperand) {
    return condition
  }
  return { ...condition, requires: { keyIn: [side === 'from' ? { from: operand } : { to: operand }] } }
}

function membership(operand: Value): Condition {
  if (!isArray(operand)) {
    throw requestFailed('$in needs an array')
  }
  const values = operand.filter((value) => !(value instanceof RegExp))
  const patterns = operand.filter((value) => value instanceof RegExp)
  for (const value of values) {
    refuseOperatorsInside(value)
  }
  const members = new ValueSet(values)
  const condition = expanded(
    (value) =>
      members.has(value ?? null) || (typeof value === 'string' && patterns.some((one) => one.test(value))),
  )
  if (patterns.length > 0) {
    return { ...condition, steps: Number.POSITIVE_INFINITY }
  }
  return values.every(isIndexable) ? { ...condition, requires: { oneOf: values } } : condition
}

function existence(operand: Value): Condition {
  if (typeof operand !== 'boolean' && typeof operand !== 'number') {
    throw requestFailed('$exists needs a boolean')
  }
  const present = expanded((value) => value !== undefined)
  return operand ? present : negation(present)
}

function modulo(operand: Value): Condition {
  const [divisor, remainder] = isArray(operand) ? operand : []
  if (!isArray(operand) || operand.length !== 2) {
    throw requestFailed('malformed mod, needs to be an array of two elements')
  }
  if (!Number.isFinite(divisor) || !Number.isFinite(remainder)) {
    throw requestFailed('malformed mod, divisor and remainder must be numbers')
  }
  const by = Math.trunc(divisor as number)
  if (by === 0) {
    throw requestFailed('divisor cannot be 0')
  }
  const rest = Math.trunc(remainder as number)
  return expanded((value) => typeof value === 'number' && Math.trunc(value) % by === rest)
}

function size(operand: Value): Condition {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) {
    throw requestFailed('$size must be a whole number of at least 0')
  }
  return onArrays((array) => array.length === operand)
}

function all(operand: Value, compileFilter: CompileFilter): Condition {
  if (!isArray(operand)) {
    throw requestFailed('$all needs an array')
  }
  if (operand.length === 0) {
    return expanded(() => false)
  }
  return every(
    operand.map((value) => {
      if (!isOperatorObject(value)) {
        return conditionOf(value, compileFilter)
      }
      if (Object.keys(value).length === 1 && value.$elemMatch !== undefined) {
        return elementMatch(value.$elemMatch, compileFilter)
      }
      throw requestFailed('no $ expressions in $all')
    }),
  )
}

/** Operators apply to each element itself; anything else is a query on the elements that are objects. */
function elementMatch(operand: Value, compileFilter: CompileFilter): Condition {
  if (!isFields(operand)) {
    throw requestFailed('$elemMatch needs an Object')
  }
  const first = Object.keys(operand)[0]
  if (isOperatorObject(operand) && first !== '$and' && first !== '$or' && first !== '$nor') {
    const inner = operators(operand, compileFilter)
    return { ...onArrays((array) => array.some(inner.on)), steps: inner.steps }
  }
  const filter = compileFilter(operand)
  return {
    ...onArrays((array) => array.some((element) => isFields(element) && filter.matches(element))),
    requires: { inElement: filter.equalities },
    steps: filter.steps,
  }
}

function pattern(operand: RegExp): Condition {
  return {
    ...expanded((value) => typeof value === 'string' && operand.test(value)),
    steps: Number.POSITIVE_INFINITY,
  }
}

function regexOf(operand: Value, options: Value | undefined): RegExp {
  if (options !== undefined && typeof options !== 'string') {
    throw requestFailed('$options has to be a string')
  }
  if (operand instanceof RegExp) {
    if (options !== undefined) {
      throw notSupported('$options beside a $regex that is a regular expression')
    }
    return operand
  }
  if (typeof operand !== 'string') {
    throw requestFailed('$regex has to be a string')
  }
  return compilePattern(operand, options ?? '')
}
