import { type Fields, isArray, isFields, type Value } from '../values/value'
import { notSupported } from '../wire-error'

/** `{$gt: 1}`: its first field decides, as in MongoDB. */
export function isOperatorObject(operand: Value): operand is Fields {
  return isFields(operand) && Object.keys(operand)[0]?.startsWith('$') === true
}

/** Scalars and dates: values an index finds by one key. */
export function isIndexable(operand: Value): boolean {
  return !isArray(operand) && !isFields(operand)
}

/** A value to compare with is data: an operator in it would be compared as text, not obeyed. */
export function refuseOperatorsInside(operand: Value): void {
  if (operand instanceof RegExp) {
    throw notSupported('a regular expression as a value to compare with')
  }
  if (isArray(operand)) {
    for (const element of operand) {
      refuseOperatorsInside(element)
    }
  } else if (isFields(operand)) {
    for (const [name, value] of Object.entries(operand)) {
      if (name.startsWith('$')) {
        throw notSupported(`'${name}' inside a value to compare with`)
      }
      refuseOperatorsInside(value)
    }
  }
}
