import type { Path } from '../values/path'
import { fieldOf, isArray, isFields, type Value } from '../values/value'

/**
 * Reads a path as expressions do: an array on the way gives an array of what its objects have, without those that have
 * nothing; a number is a field's name, never an index (unlike in queries).
 */
export function pathReader(path: Path): (value: Value | undefined) => Value | undefined {
  const [only] = path
  if (path.length === 1 && only !== undefined) {
    return (value) => (isFields(value) ? fieldOf(value, only) : read(value, path, 0))
  }
  return (value) => read(value, path, 0)
}

function read(value: Value | undefined, path: Path, at: number): Value | undefined {
  if (at === path.length) {
    return value
  }
  if (isFields(value)) {
    return read(fieldOf(value, path[at] as string), path, at + 1)
  }
  if (!isArray(value)) {
    return undefined
  }
  return value.map((element) => read(element, path, at)).filter((found) => found !== undefined)
}
