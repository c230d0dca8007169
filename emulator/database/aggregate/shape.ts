import { parsePath } from '../values/path'
import { type Fields, fieldOf, isArray, isFields, type Value } from '../values/value'
import { requestFailed } from '../wire-error'
import type { Compile, Expression, Scope } from './scope'

/** What becomes of one field. */
type Branch = 'keep' | 'drop' | Expression | Shape

/** `{'a.b': 1, c: '$d'}` as a tree: what becomes of the fields of an object, and of those of every object in an array. */
export interface Shape {
  readonly fields: ReadonlyMap<string, Branch>
  /** Whether an expression is in it, so that it makes an object where there is none. */
  readonly isComputed: boolean
}

export interface Leaf {
  readonly path: string
  readonly branch: 'keep' | 'drop' | Expression
}

/** Nested objects name nested fields, unless they are expressions; with `flags`, numbers and booleans keep or drop. */
export function leavesOf(
  stage: string,
  operand: Fields,
  compile: Compile,
  flags: boolean,
  prefix = '',
): Leaf[] {
  const entries = Object.entries(operand)
  if (entries.length === 0) {
    throw requestFailed(
      prefix === ''
        ? `${stage} specification must have at least one field`
        : `an empty object is not a valid value. Found at path ${prefix.slice(0, -1)}`,
    )
  }
  return entries.flatMap(([name, value]) => {
    const path = prefix + name
    if (isFields(value) && !Object.keys(value).some((inner) => inner.startsWith('$'))) {
      return leavesOf(stage, value, compile, flags, `${path}.`)
    }
    if (flags && (typeof value === 'number' || typeof value === 'boolean')) {
      return { path, branch: value === 0 || value === false ? ('drop' as const) : ('keep' as const) }
    }
    return { path, branch: compile(value) }
  })
}

export function shapeOf(leaves: readonly Leaf[]): Shape {
  const shape = newShape()
  for (const { path, branch } of leaves) {
    const parts = parsePath(path)
    let at = shape
    for (const part of parts.slice(0, -1)) {
      const inner = at.fields.get(part) ?? newShape()
      if (!isShape(inner)) {
        throw requestFailed(`Invalid specification: path collision at ${path}`)
      }
      at.isComputed ||= typeof branch === 'function'
      at.fields.set(part, inner)
      at = inner as Draft
    }
    const last = parts[parts.length - 1] as string
    if (at.fields.has(last)) {
      throw requestFailed(`Invalid specification: path collision at ${path}`)
    }
    at.isComputed ||= typeof branch === 'function'
    at.fields.set(last, branch)
  }
  return shape
}

interface Draft extends Shape {
  readonly fields: Map<string, Branch>
  isComputed: boolean
}

function newShape(): Draft {
  return { fields: new Map(), isComputed: false }
}

function isShape(branch: Branch): branch is Shape {
  return typeof branch === 'object'
}

/** Only what is named: what is kept in stored order, then what is computed. */
export function include(value: Value | undefined, shape: Shape, scope: Scope): Value | undefined {
  if (isArray(value)) {
    return value.map((element) => include(element, shape, scope)).filter((element) => element !== undefined)
  }
  if (!isFields(value)) {
    return shape.isComputed ? include({}, shape, scope) : undefined
  }
  const made: Record<string, Value> = {}
  for (const name of Object.keys(value)) {
    const branch = shape.fields.get(name)
    if (branch === 'keep') {
      made[name] = value[name] as Value
    } else if (branch !== undefined && isShape(branch)) {
      set(made, name, include(value[name], branch, scope))
    }
  }
  if (shape.isComputed) {
    for (const [name, branch] of shape.fields) {
      if (typeof branch === 'function') {
        set(made, name, branch(scope))
      } else if (isShape(branch) && branch.isComputed && !Object.hasOwn(value, name)) {
        set(made, name, include(undefined, branch, scope))
      }
    }
  }
  return made
}

/** Everything but what is dropped. */
export function exclude(value: Value, shape: Shape): Value {
  if (isArray(value)) {
    return value.map((element) => exclude(element, shape))
  }
  if (!isFields(value)) {
    return value
  }
  const made: Record<string, Value> = {}
  for (const name of Object.keys(value)) {
    const branch = shape.fields.get(name)
    if (branch === undefined) {
      made[name] = value[name] as Value
    } else if (isShape(branch)) {
      made[name] = exclude(value[name] as Value, branch)
    }
  }
  return made
}

/** Everything, and what is computed; a scalar on the way gives place to an object. */
export function extend(value: Value | undefined, shape: Shape, scope: Scope): Value {
  if (isArray(value)) {
    return value.map((element) => extend(element, shape, scope))
  }
  const made: Record<string, Value> = isFields(value) ? { ...value } : {}
  for (const [name, branch] of shape.fields) {
    if (typeof branch === 'function') {
      const computed = branch(scope)
      if (computed === undefined) {
        delete made[name]
      } else {
        made[name] = computed
      }
    } else if (isShape(branch)) {
      made[name] = extend(fieldOf(made, name), branch, scope)
    }
  }
  return made
}

function set(object: Record<string, Value>, name: string, value: Value | undefined): void {
  if (value !== undefined) {
    object[name] = value
  }
}
