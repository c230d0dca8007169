import { type Path, parsePath } from '../../values/path'
import { type Fields, fieldOf, isArray, isFields, type Value } from '../../values/value'
import { requestFailed } from '../../wire-error'
import { isNullish, namedOperands } from '../operands'
import { PAUSE } from '../pace'
import type { Stage, StageCompiler } from '../stage'

/** One document per element of an array; a value that is no array is its own only element. */
export const unwinding: readonly [string, StageCompiler][] = [['$unwind', unwind]]

function unwind(operand: Value): Stage {
  const named = namedOperands(
    '$unwind',
    typeof operand === 'string' ? { path: operand } : operand,
    ['path'],
    ['includeArrayIndex', 'preserveNullAndEmptyArrays'],
  )
  const { path: reference, includeArrayIndex: index, preserveNullAndEmptyArrays: preserves = false } = named
  if (typeof reference !== 'string' || !reference.startsWith('$')) {
    throw requestFailed("path option to $unwind stage should be prefixed with a '$'")
  }
  if (typeof preserves !== 'boolean') {
    throw requestFailed('expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage')
  }
  if (index !== undefined && (typeof index !== 'string' || index === '')) {
    throw requestFailed('expected a non-empty string for the includeArrayIndex option to $unwind stage')
  }
  const path = parsePath(reference.slice(1))
  const indexPath = index === undefined ? undefined : parsePath(index)
  const numbered = (document: Fields, at: number | null): Fields =>
    indexPath === undefined ? document : replaced(document, indexPath, at)
  return function* (documents) {
    for (const document of documents) {
      if (document === PAUSE) {
        yield document
        continue
      }
      const value = valueAt(document, path)
      if (isArray(value) && value.length > 0) {
        for (const [at, element] of value.entries()) {
          yield numbered(replaced(document, path, element), at)
        }
      } else if (isArray(value)) {
        if (preserves) {
          yield numbered(replaced(document, path, undefined), null)
        }
      } else if (preserves || !isNullish(value)) {
        yield numbered(document, null)
      }
    }
  }
}

/** Through objects only: there is nothing to unwind inside of an array. */
function valueAt(document: Fields, path: Path): Value | undefined {
  let value: Value | undefined = document
  for (const part of path) {
    value = isFields(value) ? fieldOf(value, part) : undefined
  }
  return value
}

function replaced(object: Fields, [name = '', ...rest]: Path, value: Value | undefined): Fields {
  if (rest.length > 0) {
    const inner = fieldOf(object, name)
    return { ...object, [name]: replaced(isFields(inner) ? inner : {}, rest, value) }
  }
  if (value !== undefined) {
    return { ...object, [name]: value }
  }
  const { [name]: _removed, ...others } = object
  return others
}
