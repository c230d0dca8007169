import { isArray, typeName, type Value } from '../values/value'
import { notSupported, requestFailed } from '../wire-error'

const typeByNumber: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  8: 'bool',
  9: 'date',
  10: 'null',
  16: 'int',
  18: 'long',
}
const types = new Set([...Object.values(typeByNumber), 'number'])

/** `int`, `long` and `double` are told apart by what the SDK would send for the number. */
export function typeTest(operand: Value): (value: Value | undefined) => boolean {
  const wanted = new Set((isArray(operand) ? operand : [operand]).map(nameOf))
  if (wanted.size === 0) {
    throw requestFailed('$type must match at least one type')
  }
  return (value) => wanted.has(typeName(value)) || (typeof value === 'number' && wanted.has('number'))
}

function nameOf(type: Value): string {
  const name = typeof type === 'number' ? typeByNumber[type] : type
  if (typeof name === 'string' && types.has(name)) {
    return name
  }
  throw notSupported(`the type ${JSON.stringify(type)} in $type`)
}
