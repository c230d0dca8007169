import { collection, op } from '../../platform/database'
import type { Visit } from './attendance-rules'

const visits = collection<Visit>('visits')

/** At most 1,000, in one operation; those that are there stay as they are. */
export function insertVisits(all: readonly Visit[]): Promise<void> {
  return visits.insertAll(all)
}

const shown = ['memberId', 'household', 'result', 'day', 'keptUntil'] as const

export function findOfShift(shiftId: string, today: string) {
  return visits.find({ shiftId, keptUntil: op.gte(today) }, { fields: shown, limit: 1_000 })
}

export function findOfVisitor(shiftId: string, memberId: string, today: string) {
  return visits.find({ shiftId, memberId, keptUntil: op.gte(today) }, { fields: shown, limit: 100 })
}

export function findAllOfVisitor(memberId: string) {
  return visits.find({ memberId }, { fields: shown, limit: 1_000 })
}

export async function removeAllOfVisitor(memberId: string): Promise<void> {
  await visits.removeAll({ memberId })
}

/** Those whose last day is over; says how many. */
export function removeOver(today: string): Promise<number> {
  return visits.removeAll({ keptUntil: op.lt(today) })
}
