import type { Path } from '../values/path'
import { isArray, isFields, typeName, type Value } from '../values/value'
import { requestFailed } from '../wire-error'
import type { Draft } from './draft'

/** The array at the path, or nothing where the field and its parents are missing; anything else is an error. */
export function arrayAt(
  draft: Draft,
  path: Path,
  field: string,
  operator: string,
): readonly Value[] | undefined {
  const present = draft.read(path)
  if (isArray(present)) {
    return present
  }
  if (present !== undefined) {
    throw requestFailed(
      `Cannot apply ${operator} to a non-array field: '${field}' must be an array but is of type ${typeName(present)}`,
    )
  }
  for (let length = path.length - 1; length > 0; length--) {
    const parent = draft.read(path.slice(0, length))
    if (parent === undefined) {
      continue
    }
    if (isFields(parent) || isArray(parent)) {
      return undefined
    }
    throw requestFailed(
      `Cannot use the part '${path[length]}' of '${field}' to traverse a ${typeName(parent)}`,
    )
  }
  return undefined
}
