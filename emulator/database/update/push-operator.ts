import { isOperatorObject } from '../query/operand'
import { type Comparison, comparisonOf, parseSort } from '../query/sort'
import { compareValues } from '../values/order'
import { assertStorable, type Fields, isArray, isFields, typeName, type Value } from '../values/value'
import { requestFailed } from '../wire-error'
import { arrayAt } from './array-at'
import type { Operator } from './operator'

interface Push {
  readonly values: readonly Value[]
  /** Where to insert; negative counts from the end, and beyond the end is the end. */
  readonly position: number
  readonly sort?: (left: Value, right: Value) => number
  readonly slice?: number
}

/** Added at the position, then sorted, then cut: the order in which MongoDB applies the modifiers. */
export const pushOperator: Operator = (operand, field) => {
  const { values, position, sort, slice } = parsePush(operand)
  return (draft, path) => {
    const present = arrayAt(draft, path, field, '$push') ?? []
    const start = position < 0 ? Math.max(0, present.length + position) : position
    // Not splice(...values): a spread of some hundred thousand arguments overflows the stack.
    let result =
      start >= present.length
        ? present.concat(values)
        : present.slice(0, start).concat(values, present.slice(start))
    if (sort !== undefined) {
      result.sort(sort)
    }
    if (slice !== undefined) {
      result = slice < 0 ? result.slice(slice) : result.slice(0, slice)
    }
    draft.write(path, result)
  }
}

function parsePush(operand: Value): Push {
  if (!isOperatorObject(operand)) {
    assertStorable(operand)
    return { values: [operand], position: Number.POSITIVE_INFINITY }
  }
  const { $each: values, $position: position, $sort: sort, $slice: slice, ...others } = operand
  const [other] = Object.keys(others)
  if (other !== undefined) {
    throw requestFailed(`Unrecognized clause in $push: ${other}`)
  }
  if (!isArray(values)) {
    throw requestFailed(
      `The argument to $each in $push must be an array but it was of type: ${typeName(values)}`,
    )
  }
  assertStorable(values)
  return {
    values,
    position: wholeNumber(position, '$position') ?? Number.POSITIVE_INFINITY,
    sort: sort === undefined ? undefined : elementOrder(sort),
    slice: wholeNumber(slice, '$slice'),
  }
}

function wholeNumber(value: Value | undefined, name: string): number | undefined {
  if (value === undefined) {
    return undefined
  }
  if (typeof value === 'number' && Number.isInteger(value)) {
    return value
  }
  throw requestFailed(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`)
}

/** `1` or `-1` orders whole elements; an object orders by their fields, and an element that is no object has none. */
function elementOrder(sort: Value): (left: Value, right: Value) => number {
  if (sort === 1 || sort === -1) {
    return (left, right) => compareValues(left, right) * sort
  }
  if (!isFields(sort) || Object.keys(sort).length === 0) {
    throw requestFailed(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    )
  }
  const compare: Comparison = comparisonOf(parseSort(sort))
  return (left, right) => compare(fieldsOf(left), fieldsOf(right))
}

function fieldsOf(element: Value): Fields {
  return isFields(element) ? element : {}
}
