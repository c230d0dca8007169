import { compareValues } from '../values/order'
import { parsePath } from '../values/path'
import { assertStorable, isArray, typeName } from '../values/value'
import { requestFailed } from '../wire-error'
import type { Draft } from './draft'
import type { Operator } from './operator'

export const fieldOperators: Readonly<Record<string, Operator>> = {
  $set: (operand) => {
    assertStorable(operand)
    return (draft, path) => draft.write(path, operand)
  },
  $unset: () => (draft, path) => draft.remove(path),
  $inc: arithmetic('$inc', 'increment', (present, by) => present + by),
  $mul: arithmetic('$mul', 'multiply', (present, by) => present * by),
  $min: extreme((difference) => difference > 0),
  $max: extreme((difference) => difference < 0),
  $rename: (operand, field) => {
    if (typeof operand !== 'string') {
      throw requestFailed(`The 'to' field for $rename must be a string: ${field}: ${typeName(operand)}`)
    }
    const target = parsePath(operand)
    return (draft, path) => {
      assertOutsideArrays(draft, path, 'source', field)
      assertOutsideArrays(draft, target, 'destination', operand)
      const value = draft.read(path)
      if (value === undefined) {
        return
      }
      draft.remove(path)
      draft.write(target, value)
    }
  },
}

/** A missing field is 0. */
function arithmetic(
  name: string,
  verb: string,
  combine: (present: number, operand: number) => number,
): Operator {
  return (operand, field) => {
    if (typeof operand !== 'number') {
      throw requestFailed(`Cannot ${verb} with non-numeric argument: {${field}: ${typeName(operand)}}`)
    }
    return (draft, path) => {
      const present = draft.read(path)
      if (present !== undefined && typeof present !== 'number') {
        throw requestFailed(
          `Cannot apply ${name} to a value of non-numeric type: the field '${field}' is of type ${typeName(present)}`,
        )
      }
      draft.write(path, combine(present ?? 0, operand))
    }
  }
}

function extreme(replaces: (presentToOperand: number) => boolean): Operator {
  return (operand) => {
    assertStorable(operand)
    return (draft, path) => {
      const present = draft.read(path)
      if (present === undefined || replaces(compareValues(present, operand))) {
        draft.write(path, operand)
      }
    }
  }
}

function assertOutsideArrays(draft: Draft, path: readonly string[], end: string, name: string): void {
  for (let length = 1; length < path.length; length++) {
    if (isArray(draft.read(path.slice(0, length)))) {
      throw requestFailed(`The ${end} field of $rename cannot be inside an array: '${name}'`)
    }
  }
}
