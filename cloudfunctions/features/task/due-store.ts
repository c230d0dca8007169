import type { Position } from '../../platform/cursor'
import { allOf, anyOf, collection, op } from '../../platform/database'
import type { Shift } from './shift-rules'

const shifts = collection<Shift>('shifts')

const told = ['taskId', 'leadId', 'startsAt', 'endsAt', 'roster', 'queue', 'coming'] as const

/** What telling people of a shift's start and end needs of it. */
export type Due = Pick<Shift, '_id' | (typeof told)[number]>

/** Shifts that were not cancelled, by the instant of their start or end: those after `after`, up to `until`. */
export function findDue(
  edge: 'startsAt' | 'endsAt',
  states: readonly Shift['state'][],
  after: Position,
  until: number,
  limit: number,
): Promise<Due[]> {
  return shifts.find(
    allOf(
      { state: op.oneOf(states), [edge]: op.lte(until) },
      anyOf({ [edge]: op.gt(after.at) }, { [edge]: after.at, _id: op.gt(after.id) }),
    ),
    {
      fields: told,
      orderBy: [
        [edge, 'asc'],
        ['_id', 'asc'],
      ],
      limit,
    },
  )
}
