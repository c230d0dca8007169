import { type Fields, fieldOf, isArray, isFields, numberType, typeName, type Value } from '../values/value'
import { requestFailed } from '../wire-error'
import type { Compile, Computed, Expression, OperatorCompiler } from './scope'

/** What an array made by an expression may hold, so that no pipeline fills the memory. */
export const MAX_ELEMENTS = 1_000_000

export function isNullish(value: Computed): value is null | undefined {
  return value === null || value === undefined
}

/** MongoDB takes one operand bare or in an array of one. */
export function listOf(name: string, operand: Value, min: number, max: number): readonly Value[] {
  const list = isArray(operand) ? operand : [operand]
  if (list.length >= min && list.length <= max) {
    return list
  }
  const wanted = min === max ? `exactly ${min} arguments.` : `at least ${min} arguments, and at most ${max},`
  throw requestFailed(`Expression ${name} takes ${wanted} ${list.length} were passed in.`)
}

/** An operator on evaluated operands. */
export function operatorOf(
  name: string,
  min: number,
  max: number,
  apply: (...values: Computed[]) => Computed,
): [string, OperatorCompiler] {
  return [
    name,
    (operand, compile) => {
      const operands = listOf(name, operand, min, max).map(compile)
      const [first, second] = operands
      if (operands.length === 1 && first !== undefined) {
        return (scope) => apply(first(scope))
      }
      if (operands.length === 2 && first !== undefined && second !== undefined) {
        return (scope) => apply(first(scope), second(scope))
      }
      return (scope) => apply(...operands.map((one) => one(scope)))
    },
  ]
}

/** Operands by name. Those absent from the request are absent here; others than the known are refused. */
export function namedOperands(
  name: string,
  operand: Value,
  required: readonly string[],
  optional: readonly string[] = [],
): Fields {
  if (!isFields(operand)) {
    throw requestFailed(`${name} only supports an object as its argument, not ${typeName(operand)}`)
  }
  for (const field of Object.keys(operand)) {
    if (!required.includes(field) && !optional.includes(field)) {
      throw requestFailed(`Unrecognized parameter to ${name}: ${field}`)
    }
  }
  const missing = required.find((field) => fieldOf(operand, field) === undefined)
  if (missing !== undefined) {
    throw requestFailed(`Missing '${missing}' parameter to ${name}`)
  }
  return operand
}

/** An operator on evaluated operands with names. */
export function namedOperatorOf(
  name: string,
  required: readonly string[],
  optional: readonly string[],
  apply: (values: Readonly<Record<string, Computed>>, given: ReadonlySet<string>) => Computed,
): [string, OperatorCompiler] {
  return [
    name,
    (operand, compile) => {
      const operands = Object.entries(namedOperands(name, operand, required, optional)).map(
        ([field, value]) => [field, compile(value)] as const,
      )
      const given = new Set(operands.map(([field]) => field))
      return (scope) =>
        apply(Object.fromEntries(operands.map(([field, expression]) => [field, expression(scope)])), given)
    },
  ]
}

export function optional(operand: Fields, name: string, compile: Compile): Expression | undefined {
  const value = fieldOf(operand, name)
  return value === undefined ? undefined : compile(value)
}

/** Null, missing, false and zero are false, all else is true; NaN, too. */
export function isTrue(value: Computed): boolean {
  return !isNullish(value) && value !== false && value !== 0
}

export function numberOf(name: string, value: Computed): number {
  if (typeof value === 'number') {
    return value
  }
  throw requestFailed(`${name} only supports numeric types, not ${typeName(value)}`)
}

export function int32Of(name: string, what: string, value: Computed): number {
  if (typeof value === 'number' && numberType(value + 0) === 'int') {
    return value + 0
  }
  throw requestFailed(`${name} requires an integral ${what}, found: ${String(shown(value))}`)
}

export function arrayOf(name: string, value: Computed): readonly Value[] {
  if (isArray(value)) {
    return value
  }
  throw requestFailed(`${name} requires an array, found: ${typeName(value)}`)
}

export function textOf(name: string, value: Computed): string {
  if (typeof value === 'string') {
    return value
  }
  throw requestFailed(`${name} requires a string argument, found: ${typeName(value)}`)
}

export function assertSize(name: string, length: number): void {
  if (length > MAX_ELEMENTS) {
    throw requestFailed(`${name}: more than ${MAX_ELEMENTS} elements exceed the memory limit`)
  }
}

function shown(value: Computed): string | number {
  return typeof value === 'number' ? value : typeName(value)
}
