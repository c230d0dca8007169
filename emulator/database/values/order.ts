import { type Fields, isArray, type Value } from './value'

/** MongoDB's order between types; `undefined` stands for an empty array in a sort and comes before null. */
export function typeRank(value: Value | undefined): number {
  if (value === undefined) {
    return 0
  }
  if (value === null) {
    return 1
  }
  if (typeof value === 'number') {
    return 2
  }
  if (typeof value === 'string') {
    return 3
  }
  if (typeof value === 'boolean') {
    return 6
  }
  if (value instanceof Date) {
    return 7
  }
  if (value instanceof RegExp) {
    return 8
  }
  return isArray(value) ? 5 : 4
}

export function compareValues(left: Value | undefined, right: Value | undefined): number {
  if (left === right) {
    return 0
  }
  const rank = typeRank(left)
  const difference = rank - typeRank(right)
  if (difference !== 0) {
    return difference
  }
  switch (rank) {
    case 2:
      return compareNumbers(left as number, right as number)
    case 3:
      return compareStrings(left as string, right as string)
    case 4:
      return compareFields(left as Fields, right as Fields)
    case 5:
      return compareArrays(left as readonly Value[], right as readonly Value[])
    case 6:
      return Number(left) - Number(right)
    case 7:
      return (left as Date).getTime() - (right as Date).getTime()
    case 8:
      return compareStrings(String(left), String(right))
    default:
      return 0
  }
}

export function equalValues(left: Value | undefined, right: Value | undefined): boolean {
  return compareValues(left, right) === 0
}

/** NaN is below every other number and equal to itself. */
function compareNumbers(left: number, right: number): number {
  if (left < right) {
    return -1
  }
  if (left > right) {
    return 1
  }
  if (left === right) {
    return 0
  }
  return Number(Number.isNaN(right)) - Number(Number.isNaN(left))
}

/** By code point, like MongoDB's UTF-8 bytes; JS alone puts U+FFxx after the supplementary planes (𠮷). */
function compareStrings(left: string, right: string): number {
  if (left === right) {
    return 0
  }
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at)
    const b = right.charCodeAt(at)
    if (a === b) {
      continue
    }
    const isSurrogateA = a >= 0xd800 && a <= 0xdfff
    const isSurrogateB = b >= 0xd800 && b <= 0xdfff
    if (isSurrogateA !== isSurrogateB && a >= 0xd800 && b >= 0xd800) {
      return isSurrogateA ? 1 : -1
    }
    return a - b
  }
  return left.length - right.length
}

function compareArrays(left: readonly Value[], right: readonly Value[]): number {
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const difference = compareValues(left[at], right[at])
    if (difference !== 0) {
      return difference
    }
  }
  return left.length - right.length
}

/** Field by field in stored order: type, then name, then value. `{a, b}` and `{b, a}` differ. */
function compareFields(left: Fields, right: Fields): number {
  const leftNames = Object.keys(left)
  const rightNames = Object.keys(right)
  const length = Math.min(leftNames.length, rightNames.length)
  for (let at = 0; at < length; at++) {
    const leftName = leftNames[at] as string
    const rightName = rightNames[at] as string
    const leftValue = left[leftName] as Value
    const rightValue = right[rightName] as Value
    const difference =
      typeRank(leftValue) - typeRank(rightValue) ||
      compareStrings(leftName, rightName) ||
      compareValues(leftValue, rightValue)
    if (difference !== 0) {
      return difference
    }
  }
  return leftNames.length - rightNames.length
}
