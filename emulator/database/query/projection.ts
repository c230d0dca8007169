import { parsePath } from '../values/path'
import { type Document, type Fields, fieldOf, isArray, isFields, type Value } from '../values/value'
import { notSupported, requestFailed } from '../wire-error'
import { compileFilter, type Filter } from './filter'
import { compileSlice, type Slice } from './projection-slice'

export type Projection = (document: Document) => Fields

/** Named fields as a tree: `{'a.b': 1, c: 1}` is `{a: {b: true}, c: true}`. */
interface Tree {
  [field: string]: Tree | true | Slice
}

/**
 * Include or exclude, not both; `_id` is included unless excluded. Paths reach into the objects of arrays.
 * `{list: {$elemMatch: …}}` is an inclusion that keeps the first object of a list that fits, or leaves the list out;
 * `{list: {$slice: …}}` keeps a part of a list and includes or excludes nothing else.
 */
export function compileProjection(projection: Fields): Projection {
  if (Object.keys(projection).length === 0) {
    return (document) => document
  }
  const [named, firsts] = takeFirsts(projection)
  const project = compileNamed(named, firsts.size > 0)
  if (firsts.size === 0) {
    return project
  }
  return (document) => {
    const kept: Record<string, Value> = { ...project(document) }
    for (const [name, filter] of firsts) {
      const list = fieldOf(document, name)
      const first = isArray(list) ? list.find((one) => isFields(one) && filter.matches(one)) : undefined
      if (first !== undefined) {
        kept[name] = [first]
      }
    }
    return kept
  }
}

function takeFirsts(projection: Fields): [Fields, Map<string, Filter>] {
  const firsts = new Map<string, Filter>()
  const named: Record<string, Value> = {}
  for (const [name, flag] of Object.entries(projection)) {
    const match = operandOf(flag, '$elemMatch')
    if (match === undefined) {
      named[name] = flag
    } else if (!isFields(match) || name.includes('.')) {
      throw requestFailed(`the $elemMatch of '${name}' must be an object, on a field of the document`)
    } else {
      firsts.set(name, compileFilter(match))
    }
  }
  return [named, firsts]
}

function compileNamed(projection: Fields, hasFirsts: boolean): Projection {
  const tree: Tree = Object.create(null)
  let keepsId: boolean | undefined
  let isInclusive: boolean | undefined = hasFirsts ? true : undefined
  for (const [name, flag] of Object.entries(projection)) {
    const slice = operandOf(flag, '$slice')
    if (slice !== undefined) {
      plant(tree, name, compileSlice(slice))
      continue
    }
    const isIncluded = isFlag(name, flag)
    if (name === '_id') {
      keepsId = isIncluded
      continue
    }
    if (isInclusive !== undefined && isInclusive !== isIncluded) {
      const kind = isInclusive ? 'inclusion' : 'exclusion'
      throw requestFailed(
        `Cannot do ${isIncluded ? 'inclusion' : 'exclusion'} on field ${name} in ${kind} projection`,
      )
    }
    isInclusive = isIncluded
    plant(tree, name, true)
  }
  if (isInclusive ?? keepsId === true) {
    if (keepsId !== false) {
      tree._id = true
    }
    return (document) => include(document, tree)
  }
  if (keepsId === false) {
    tree._id = true
  }
  return (document) => exclude(document, tree)
}

function operandOf(flag: Value, operator: string): Value | undefined {
  return isFields(flag) && Object.keys(flag).length === 1 ? fieldOf(flag, operator) : undefined
}

function isFlag(name: string, flag: Value): boolean {
  if (typeof flag === 'boolean') {
    return flag
  }
  if (flag === 0 || flag === 1) {
    return flag === 1
  }
  const operator = isFields(flag) ? Object.keys(flag)[0] : undefined
  if (operator?.startsWith('$')) {
    throw notSupported(`the projection operator ${operator}`)
  }
  throw requestFailed(`the projection of '${name}' must be 1, 0, true or false`)
}

function plant(tree: Tree, name: string, leaf: true | Slice): void {
  const path = parsePath(name)
  let branch = tree
  for (const part of path.slice(0, -1)) {
    const next = branch[part] ?? Object.create(null)
    if (isLeaf(next)) {
      throw requestFailed(`Path collision at ${name}`)
    }
    branch[part] = next
    branch = next
  }
  const last = path[path.length - 1] as string
  if (branch[last] !== undefined) {
    throw requestFailed(`Path collision at ${name}`)
  }
  branch[last] = leaf
}

function isLeaf(branch: Tree | true | Slice): branch is true | Slice {
  return branch === true || typeof branch === 'function'
}

function include(object: Fields, tree: Tree): Fields {
  const kept: Record<string, Value> = {}
  for (const name of Object.keys(object)) {
    const branch = tree[name]
    if (branch === undefined) {
      continue
    }
    const present = object[name] as Value
    const value = isLeaf(branch) ? sliced(present, branch) : includeInside(present, branch)
    if (value !== undefined) {
      kept[name] = value
    }
  }
  return kept
}

function sliced(value: Value, leaf: true | Slice): Value {
  return leaf === true ? value : leaf(value)
}

/** A scalar where the path goes on is left out; an array keeps the objects in it. */
function includeInside(value: Value, tree: Tree): Value | undefined {
  if (isFields(value)) {
    return include(value, tree)
  }
  if (!isArray(value)) {
    return undefined
  }
  return value.map((element) => includeInside(element, tree)).filter((element) => element !== undefined)
}

function exclude(object: Fields, tree: Tree): Fields {
  const kept: Record<string, Value> = {}
  for (const name of Object.keys(object)) {
    const branch = tree[name]
    const value = fieldOf(object, name) as Value
    if (branch === undefined) {
      kept[name] = value
    } else if (typeof branch === 'function') {
      kept[name] = branch(value)
    } else if (branch !== true) {
      kept[name] = excludeInside(value, branch)
    }
  }
  return kept
}

function excludeInside(value: Value, tree: Tree): Value {
  if (isFields(value)) {
    return exclude(value, tree)
  }
  return isArray(value) ? value.map((element) => excludeInside(element, tree)) : value
}
