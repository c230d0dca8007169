import { type HashKey, hashKeyOf } from '../values/hash-key'
import { isArray, isFields, type Value } from '../values/value'
import { notSupported, requestFailed } from '../wire-error'
import { assertSize } from './operands'
import { merged } from './operators/objects'
import type { Compile, Computed, Expression } from './scope'
import { type Statistic, statistics } from './statistics'

/** One field of a `$group`: what to take of each document, and what to make of it. */
export interface Accumulator {
  readonly expression: Expression
  start(): Statistic
}

const accumulators: ReadonlyMap<string, () => Statistic> = new Map([
  ...statistics,
  ['$push', push],
  ['$addToSet', addToSet],
  ['$first', first],
  ['$last', last],
  ['$mergeObjects', mergeObjects],
])

export function compileAccumulator(field: string, operand: Value, compile: Compile): Accumulator {
  if (field.includes('.') || field.startsWith('$') || field === '') {
    throw requestFailed(`The field name '${field}' cannot be empty, contain '.' or start with '$'`)
  }
  const names = isFields(operand) ? Object.keys(operand) : []
  const [name] = names
  if (!isFields(operand) || name === undefined || names.length !== 1) {
    throw requestFailed(`The field '${field}' must be an accumulator object`)
  }
  const start = accumulators.get(name)
  if (start === undefined) {
    throw notSupported(`the group operator ${name}`)
  }
  const argument = operand[name] as Value
  if (isArray(argument) && argument.length !== 1) {
    throw requestFailed(`The ${name} accumulator is a unary operator`)
  }
  return { expression: compile(isArray(argument) ? (argument[0] as Value) : argument), start }
}

function push(): Statistic {
  const values: Value[] = []
  return {
    add: (value) => {
      if (value !== undefined) {
        values.push(value)
        assertSize('$push', values.length)
      }
    },
    result: () => values,
  }
}

/** In the order of first appearance; MongoDB promises none. */
function addToSet(): Statistic {
  const values = new Map<HashKey, Value>()
  return {
    add: (value) => {
      if (value !== undefined) {
        const key = hashKeyOf(value)
        if (!values.has(key)) {
          values.set(key, value)
          assertSize('$addToSet', values.size)
        }
      }
    },
    result: () => [...values.values()],
  }
}

function first(): Statistic {
  let isFound = false
  let kept: Computed
  return {
    add: (value) => {
      kept = isFound ? kept : value
      isFound = true
    },
    result: () => kept ?? null,
  }
}

function last(): Statistic {
  let kept: Computed
  return {
    add: (value) => {
      kept = value
    },
    result: () => kept ?? null,
  }
}

function mergeObjects(): Statistic {
  const kept: Record<string, Value> = {}
  return {
    add: (value) => {
      Object.assign(kept, merged([value]))
    },
    result: () => kept,
  }
}
