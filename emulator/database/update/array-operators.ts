import { compileFilter } from '../query/filter'
import { isOperatorObject } from '../query/operand'
import { conditionOf } from '../query/operators'
import { equalValues } from '../values/order'
import { withinTimeLimit } from '../values/time-limit'
import { assertStorable, isArray, isFields, typeName, type Value } from '../values/value'
import { ValueSet } from '../values/value-set'
import { requestFailed } from '../wire-error'
import { arrayAt } from './array-at'
import type { Change, Operator } from './operator'
import { pushOperator } from './push-operator'

export const arrayOperators: Readonly<Record<string, Operator>> = {
  $push: pushOperator,
  $addToSet: (operand, field) => {
    const added = addedToSet(operand)
    return (draft, path) => {
      const result = [...(arrayAt(draft, path, field, '$addToSet') ?? [])]
      const known = new ValueSet(result)
      for (const value of added) {
        if (!known.has(value)) {
          known.add(value)
          result.push(value)
        }
      }
      draft.write(path, result)
    }
  },
  $pop: (operand, field) => {
    if (operand !== 1 && operand !== -1) {
      throw requestFailed(`$pop expects 1 or -1, found: ${String(operand)}`)
    }
    return (draft, path) => {
      const array = arrayAt(draft, path, field, '$pop')
      if (array !== undefined) {
        draft.write(path, operand === 1 ? array.slice(0, -1) : array.slice(1))
      }
    }
  },
  $pull: (operand, field) => pulling('$pull', field, pullTest(operand)),
  $pullAll: (operand, field) => {
    if (!isArray(operand)) {
      throw requestFailed(`$pullAll requires an array argument but was given a ${typeName(operand)}`)
    }
    const pulled = new ValueSet(operand)
    return pulling('$pullAll', field, { on: (element) => pulled.has(element), steps: 1 })
  },
}

/** Only `{$each: […]}` is a list; `{each: […]}` is an element like any other, as the SDK sends it. */
function addedToSet(operand: Value): readonly Value[] {
  if (!isOperatorObject(operand)) {
    assertStorable(operand)
    return [operand]
  }
  const { $each: each, ...others } = operand
  const [other] = Object.keys(others)
  if (other !== undefined) {
    throw requestFailed(`Found unexpected fields after $each in $addToSet: ${other}`)
  }
  if (!isArray(each)) {
    throw requestFailed(
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`,
    )
  }
  assertStorable(each)
  return each
}

function pulling(name: string, field: string, pulled: ElementTest): Change {
  return (draft, path) => {
    const array = arrayAt(draft, path, field, name)
    if (array === undefined) {
      return
    }
    const cull = () => array.filter((element) => !pulled.on(element))
    const kept = withinTimeLimit(pulled.steps, cull)
    if (kept.length < array.length) {
      draft.write(path, kept)
    }
  }
}

interface ElementTest {
  on(element: Value): boolean
  readonly steps: number
}

/** An operator object or a pattern is a condition, an object is a query on elements, anything else is a value. */
function pullTest(operand: Value): ElementTest {
  if (isFields(operand) && !isOperatorObject(operand)) {
    const filter = compileFilter(operand)
    return { on: (element) => isFields(element) && filter.matches(element), steps: filter.steps }
  }
  if (isOperatorObject(operand) || operand instanceof RegExp) {
    return conditionOf(operand, compileFilter)
  }
  return { on: (element) => equalValues(element, operand), steps: 1 }
}
