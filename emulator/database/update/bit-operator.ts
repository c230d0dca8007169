import { isFields, typeName, type Value } from '../values/value'
import { notSupported, requestFailed } from '../wire-error'
import type { Operator } from './operator'

type Bitwise = (present: bigint, operand: bigint) => bigint

const operations: ReadonlyMap<string, Bitwise> = new Map<string, Bitwise>([
  ['and', (present, operand) => present & operand],
  ['or', (present, operand) => present | operand],
  ['xor', (present, operand) => present ^ operand],
])

/** `{ field: { and: 5, or: 2 } }`, one after the other, on whole numbers; a missing field is 0. */
export const bitOperator: Operator = (operand, field) => {
  if (!isFields(operand)) {
    throw requestFailed(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    )
  }
  const steps = Object.entries(operand).map(([name, value]) => {
    const operation = operations.get(name)
    if (operation === undefined) {
      throw requestFailed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
    }
    const bits = wholeNumber(value, () => {
      throw requestFailed(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(value)}' is not supported here: {${name}}`,
      )
    })
    return (present: bigint) => operation(present, bits)
  })
  if (steps.length === 0) {
    throw requestFailed(
      'You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}',
    )
  }
  return (draft, path) => {
    const present = draft.read(path)
    const start = wholeNumber(present === undefined ? 0 : present, () => {
      throw requestFailed(
        `Cannot apply $bit to a value of non-integral type: the field '${field}' is of type ${typeName(present)}`,
      )
    })
    draft.write(path, Number(steps.reduce((bits, step) => step(bits), start)))
  }
}

/** Beyond 2^53 a JS number has lost the bits that matter here; what comes of two within it stays within. */
function wholeNumber(value: Value, refuse: () => never): bigint {
  if (typeof value !== 'number' || typeName(value) === 'double') {
    return refuse()
  }
  if (!Number.isSafeInteger(value)) {
    throw notSupported('bits of numbers beyond 2^53')
  }
  return BigInt(value)
}
