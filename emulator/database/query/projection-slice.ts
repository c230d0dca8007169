import { isArray, type Value } from '../values/value'
import { requestFailed } from '../wire-error'

/** What is left of a value; of anything but a list, all of it. */
export type Slice = (value: Value) => Value

/** The operand of `$slice`: `3` the first three, `-3` the last three, `[skip, limit]` with a skip from either end. */
export function compileSlice(operand: Value): Slice {
  if (isWhole(operand)) {
    return cut((list) => (operand < 0 ? list.slice(operand) : list.slice(0, operand)))
  }
  const [skip, limit, ...more] = isArray(operand) ? operand : []
  if (!isWhole(skip) || !isWhole(limit) || more.length > 0) {
    throw requestFailed('$slice must be a whole number or [skip, limit]')
  }
  if (limit <= 0) {
    throw requestFailed('the limit of $slice must be positive')
  }
  return cut((list) => {
    const from = skip < 0 ? Math.max(0, list.length + skip) : skip
    return list.slice(from, from + limit)
  })
}

function cut(take: (list: readonly Value[]) => readonly Value[]): Slice {
  return (value) => (isArray(value) ? take(value) : value)
}

function isWhole(value: Value | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}
