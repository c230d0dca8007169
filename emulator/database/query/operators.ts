import { compareValues, equalValues, typeRank } from '../values/order'
import { compilePattern } from '../values/pattern'
import { type Fields, isArray, isFields, type Value } from '../values/value'
import { ValueSet } from '../values/value-set'
import { notSupported, requestFailed } from '../wire-error'
import { type Condition, Every, Negation, SomeArray, SomeValue } from './condition'
import type { Filter } from './filter'
import { isIndexable, isOperatorObject, refuseOperatorsInside } from './operand'
import { typeTest } from './type-operator'

type CompileFilter = (query: Fields) => Filter

export function conditionOf(operand: Value, compileFilter: CompileFilter): Condition {
  if (operand instanceof RegExp) {
    return pattern(operand)
  }
  return isOperatorObject(operand) ? operators(operand, compileFilter) : equality(operand)
}

function operators(operand: Fields, compileFilter: CompileFilter): Condition {
  const conditions: Condition[] = []
  for (const name of Object.keys(operand)) {
    const value = operand[name] as Value
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
  return conditions.length === 1 && only !== undefined ? only : new Every(conditions)
}

const builders: Readonly<Record<string, (operand: Value, compileFilter: CompileFilter) => Condition>> = {
  $eq: equality,
  $ne: (operand) => new Negation(equality(operand)),
  $gt: (operand) => comparison(operand, 'from', isAbove),
  $gte: (operand) => comparison(operand, 'from', isAtLeast),
  $lt: (operand) => comparison(operand, 'to', isBelow),
  $lte: (operand) => comparison(operand, 'to', isAtMost),
  $in: membership,
  $nin: (operand) => new Negation(membership(operand)),
  $exists: existence,
  $type: (operand) => new SomeValue(typeTest(operand)),
  $mod: modulo,
  $size: size,
  $all: all,
  $elemMatch: elementMatch,
  $not: (operand, compileFilter) => {
    if (operand instanceof RegExp) {
      return new Negation(pattern(operand))
    }
    if (!isOperatorObject(operand)) {
      throw requestFailed('$not needs a regex or a document')
    }
    return new Negation(operators(operand, compileFilter))
  },
}

function equality(operand: Value): Condition {
  refuseOperatorsInside(operand)
  return new SomeValue(
    isIdentity(operand) ? (value) => value === operand : (value) => equalValues(value ?? null, operand),
    isIndexable(operand) ? { oneOf: [operand] } : undefined,
  )
}

/** Whether only the very same value equals it; null equals absence, too, and NaN is not the same as itself. */
function isIdentity(operand: Value): boolean {
  return typeof operand !== 'object' && !Number.isNaN(operand)
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
  const test = (value: Value | undefined) => {
    const present = value ?? null
    if (typeRank(present) !== rank) {
      return false
    }
    // NaN compares with itself only.
    if (isNaNOperand !== Number.isNaN(present)) {
      return false
    }
    return accepts(compareValues(present, operand))
  }
  const isBound = typeof operand === 'string' || typeof operand === 'number' || operand instanceof Date
  if (!isBound || isNaNOperand) {
    return new SomeValue(test)
  }
  return new SomeValue(test, { keyIn: [side === 'from' ? { from: operand } : { to: operand }] })
}

const isAbove = (difference: number): boolean => difference > 0
const isAtLeast = (difference: number): boolean => difference >= 0
const isBelow = (difference: number): boolean => difference < 0
const isAtMost = (difference: number): boolean => difference <= 0

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
  if (patterns.length === 0) {
    const requires = values.every(isIndexable) ? { oneOf: values } : undefined
    return new SomeValue((value) => members.has(value ?? null), requires)
  }
  return new SomeValue(
    (value) =>
      members.has(value ?? null) || (typeof value === 'string' && patterns.some((one) => one.test(value))),
    undefined,
    Number.POSITIVE_INFINITY,
  )
}

function existence(operand: Value): Condition {
  if (typeof operand !== 'boolean' && typeof operand !== 'number') {
    throw requestFailed('$exists needs a boolean')
  }
  const present = new SomeValue((value) => value !== undefined)
  return operand ? present : new Negation(present)
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
  return new SomeValue((value) => typeof value === 'number' && Math.trunc(value) % by === rest)
}

function size(operand: Value): Condition {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) {
    throw requestFailed('$size must be a whole number of at least 0')
  }
  return new SomeArray((array) => array.length === operand)
}

function all(operand: Value, compileFilter: CompileFilter): Condition {
  if (!isArray(operand)) {
    throw requestFailed('$all needs an array')
  }
  if (operand.length === 0) {
    return new SomeValue(() => false)
  }
  return new Every(
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
    return new SomeArray((array) => array.some((element) => inner.on(element)), undefined, inner.steps)
  }
  const filter = compileFilter(operand)
  return new SomeArray(
    (array) => array.some((element) => isFields(element) && filter.matches(element)),
    { inElement: filter },
    filter.steps,
  )
}

function pattern(operand: RegExp): Condition {
  return new SomeValue(
    (value) => typeof value === 'string' && operand.test(value),
    undefined,
    Number.POSITIVE_INFINITY,
  )
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
