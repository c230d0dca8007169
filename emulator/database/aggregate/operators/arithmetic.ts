import { numberType, typeName } from '../../values/value'
import { requestFailed } from '../../wire-error'
import { int32Of, isNullish, numberOf, operatorOf } from '../operands'
import type { Computed, OperatorCompiler } from '../scope'

type Entry = [string, OperatorCompiler]

const MANY = Number.POSITIVE_INFINITY

export const arithmetic: readonly Entry[] = [
  operatorOf('$add', 0, MANY, add),
  operatorOf('$subtract', 2, 2, subtract),
  operatorOf('$multiply', 0, MANY, (...values) => {
    let product = 1
    for (const value of values) {
      if (isNullish(value)) {
        return null
      }
      product *= numberOf('$multiply', value)
    }
    return product === 0 && values.every(isWhole) ? 0 : product
  }),
  pair('$divide', (left, right) => {
    if (right === 0) {
      throw requestFailed("can't $divide by zero")
    }
    return left / right
  }),
  pair('$mod', (left, right) => {
    if (right === 0) {
      throw requestFailed("can't $mod by zero")
    }
    const rest = left % right
    return rest === 0 && isWhole(left) ? 0 : rest
  }),
  pair('$pow', (base, exponent) => {
    if (base === 0 && exponent < 0) {
      throw requestFailed('$pow cannot take a base of 0 and a negative exponent')
    }
    return base ** exponent
  }),
  pair('$log', (value, base) => {
    if (value <= 0) {
      throw requestFailed(`$log's argument must be a positive number, but is ${value}`)
    }
    if (base <= 0 || base === 1) {
      throw requestFailed(`$log's base must be a positive number not equal to 1, but is ${base}`)
    }
    return Math.log(value) / Math.log(base)
  }),
  single('$abs', Math.abs),
  single('$ceil', Math.ceil),
  single('$floor', Math.floor),
  single('$exp', Math.exp),
  single('$ln', (value) => Math.log(positive('$ln', value))),
  single('$log10', (value) => Math.log10(positive('$log10', value))),
  single('$sqrt', (value) => {
    if (value < 0) {
      throw requestFailed("$sqrt's argument must be greater than or equal to 0")
    }
    return Math.sqrt(value)
  }),
  operatorOf('$trunc', 1, 2, (value, place = 0) => {
    if (isNullish(value) || isNullish(place)) {
      return null
    }
    return truncated(numberOf('$trunc', value), int32Of('$trunc', 'place', place))
  }),
]

function single(name: string, apply: (value: number) => number): Entry {
  return operatorOf(name, 1, 1, (value) => (isNullish(value) ? null : apply(numberOf(name, value))))
}

function pair(name: string, apply: (left: number, right: number) => number): Entry {
  return operatorOf(name, 2, 2, (left, right) =>
    isNullish(left) || isNullish(right) ? null : apply(numberOf(name, left), numberOf(name, right)),
  )
}

/** Whole numbers know no -0, doubles do. */
function isWhole(value: Computed): boolean {
  return typeof value === 'number' && numberType(value) !== 'double'
}

function positive(name: string, value: number): number {
  if (value <= 0) {
    throw requestFailed(`${name}'s argument must be a positive number, but is ${value}`)
  }
  return value
}

/** By decimal digits: `1.15 * 100` is not 115. */
function truncated(value: number, place: number): number {
  if (place < -20 || place > 100) {
    throw requestFailed(`cannot apply $trunc with precision value ${place} value must be in [-20, 100]`)
  }
  if (place === 0 || !Number.isFinite(value)) {
    return Math.trunc(value)
  }
  return Number(`${Math.trunc(Number(shifted(value, place)))}e${-place}`)
}

function shifted(value: number, place: number): string {
  const [digits = '0', exponent = '0'] = String(value).split('e')
  return `${digits}e${Number(exponent) + place}`
}

function add(...values: Computed[]): Computed {
  let sum = 0
  let hasDate = false
  for (const value of values) {
    if (isNullish(value)) {
      return null
    }
    if (value instanceof Date) {
      if (hasDate) {
        throw requestFailed('only one date allowed in an $add expression')
      }
      hasDate = true
      sum += value.getTime()
    } else if (typeof value === 'number') {
      sum += value
    } else {
      throw requestFailed(`$add only supports numeric or date types, not ${typeName(value)}`)
    }
  }
  return hasDate ? dateAt('$add', sum) : sum
}

function subtract(left: Computed, right: Computed): Computed {
  if (isNullish(left) || isNullish(right)) {
    return null
  }
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right
  }
  if (left instanceof Date && right instanceof Date) {
    return left.getTime() - right.getTime()
  }
  if (left instanceof Date && typeof right === 'number') {
    return dateAt('$subtract', left.getTime() - right)
  }
  throw requestFailed(`can't $subtract ${typeName(right)} from ${typeName(left)}`)
}

/** Dates are whole milliseconds. */
function dateAt(name: string, milliseconds: number): Date {
  const date = new Date(Math.round(milliseconds))
  if (Number.isNaN(date.getTime())) {
    throw requestFailed(`${name}: date overflow`)
  }
  return date
}
