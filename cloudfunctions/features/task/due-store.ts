import type { Position } from '../../platform/cursor'
import { allOf, collection, op } from '../../platform/database'
import { after, inOrder } from '../../platform/paging'
import type { Shift } from './shift-rules'

const shifts = collection<Shift>('shifts')

const told = ['taskId', 'leadId', 'startsAt', 'endsAt', 'roster', 'queue', 'coming'] as const

/** What telling people of a shift's start and end needs of it. */
export type Due = Pick<Shift, '_id' | (typeof told)[number]>

/** Shifts that were not cancelled, by the instant of their start or end: those after a position, up to `until`. */
export function findDue(
  edge: 'startsAt' | 'endsAt',
  states: readonly Shift['state'][],
  position: Position,
  until: number,
  limit: number,
): Promise<Due[]> {
  return shifts.find(
    allOf({ state: op.oneOf(states), [edge]: op.lte(until) }, ...after(position, edge, 'asc')),
    { fields: told, orderBy: inOrder(edge, 'asc'), limit },
  )
}
