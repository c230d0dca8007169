import { requestFailed } from '../wire-error'
import { type Fields, fieldOf, isArray, isFields, MAX_DEPTH, type Value } from './value'

export type Path = readonly string[]

/** A number may be a name and an index, and both ways are searched: each one more can double the time. */
const MAX_INDEXES = 10

export function parsePath(text: string): Path {
  const path = text.includes('.') ? text.split('.') : [text]
  if (path.length > MAX_DEPTH) {
    throw requestFailed(`FieldPath is too long: more than ${MAX_DEPTH} parts`)
  }
  if (
    path.length > MAX_INDEXES &&
    path.filter((part) => arrayIndex(part) !== undefined).length > MAX_INDEXES
  ) {
    throw requestFailed(`more than ${MAX_INDEXES} numbers in a path are not supported`)
  }
  for (const part of path) {
    if (part === '') {
      throw requestFailed(`The path '${text}' contains an empty field name`)
    }
    if (part === '__proto__') {
      throw requestFailed("the field name '__proto__' is refused")
    }
    if (part.startsWith('$')) {
      throw requestFailed(`the path '${text}' contains '${part}', which is not supported`)
    }
  }
  return path
}

/** `0`, `1`, `12`; not `01`. */
export function arrayIndex(part: string): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : undefined
}

type Test = (value: Value | undefined) => boolean

/**
 * Whether any value MongoDB's matcher finds at the path passes; `undefined` stands for "nothing there".
 * An array on the way is entered: every object in it is searched, and a number in the path is also its index.
 * An array at the end gives each element and then itself; with `wholeArrays` only itself. An array reached with
 * path left over that holds no object gives nothing at all, so `{list: []}` does not match `{'list.name': null}`.
 */
export function someAt(object: Fields, path: Path, wholeArrays: boolean, test: Test): boolean {
  return inObject(object, path, 0, wholeArrays, test)
}

function inObject(object: Fields, path: Path, at: number, wholeArrays: boolean, test: Test): boolean {
  let inner: Fields = object
  for (let part = at; ; part++) {
    const value = fieldOf(inner, path[part] as string)
    if (part === path.length - 1) {
      return atEnd(value, wholeArrays, test)
    }
    if (isArray(value)) {
      return inArray(value, path, part + 1, wholeArrays, test)
    }
    if (!isFields(value)) {
      return test(undefined)
    }
    inner = value
  }
}

function atEnd(value: Value | undefined, wholeArrays: boolean, test: Test): boolean {
  if (isArray(value) && !wholeArrays && value.some(test)) {
    return true
  }
  return test(value)
}

function inArray(array: readonly Value[], path: Path, at: number, wholeArrays: boolean, test: Test): boolean {
  const index = arrayIndex(path[at] as string)
  const isLast = at === path.length - 1
  for (let position = 0; position < array.length; position++) {
    const element = array[position] as Value
    if (isFields(element) && inObject(element, path, at, wholeArrays, test)) {
      return true
    }
    if (position !== index) {
      continue
    }
    if (isLast) {
      if (test(element)) {
        return true
      }
    } else if (isFields(element)) {
      if (inObject(element, path, at + 1, wholeArrays, test)) {
        return true
      }
    } else if (isArray(element) && inArray(element, path, at + 1, wholeArrays, test)) {
      return true
    }
  }
  return false
}
