import { AppError } from './app-error'
import type { Position } from './cursor'
import { anyOf, type Order, op, type Where } from './database'

type Direction = Order[1]

/** Lists in the order of an instant, then of the id: a page stays right while documents come and go. */
export const inOrder = (field: string, direction: Direction, byId = direction): Order[] => [
  [field, direction],
  ['_id', byId],
]

/** What comes after a position in that order; nothing to add for the first page. */
export function after(
  position: Position | undefined,
  field: string,
  direction: Direction,
  byId = direction,
): Where[] {
  if (!position) {
    return []
  }
  const { at, id } = position
  return [anyOf({ [field]: beyond(direction, at) }, { [field]: at, _id: beyond(byId, id) })]
}

const beyond = (direction: Direction, value: number | string) =>
  direction === 'asc' ? op.gt(value) : op.lt(value)

/** What a reader hands back to go on after a position. */
export const cursorAt = ({ at, id }: Position): string => `${at}_${id}`

export function positionAt(cursor: string): Position
export function positionAt(cursor: string | undefined): Position | undefined
export function positionAt(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) {
    return undefined
  }
  const [, at, id] = /^(\d{1,16})_([\w:-]+)$/.exec(cursor) ?? []
  if (!at || !id) {
    throw new AppError('INVALID_INPUT', { path: 'cursor' })
  }
  return { at: Number(at), id }
}

/** Where the next page begins, after a full one: part of a reader's answer. */
export function nextPage<T extends { _id: string }>(
  page: readonly T[],
  limit: number,
  atOf: (last: T) => number,
): { next?: string } {
  const last = page.length === limit ? page.at(-1) : undefined
  return last ? { next: cursorAt({ at: atOf(last), id: last._id }) } : {}
}
