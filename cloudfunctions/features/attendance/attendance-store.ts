import { allOf, collection, op } from '../../platform/database'
import type { Attendance } from './attendance-rules'

const attendances = collection<Attendance>('attendances')

/** At most 1,000, in one operation; those that are there stay as they are. */
export function insertAttendances(all: readonly Attendance[]): Promise<void> {
  return attendances.insertAll(all)
}

/** Says whether it was new. */
export function insertAttendance(one: Attendance): Promise<boolean> {
  return attendances.insert(one)
}

const whole = [
  'memberId',
  'shiftId',
  'taskId',
  'branchId',
  'kind',
  'urgent',
  'startsAt',
  'endsAt',
  'outcome',
  'hours',
  'counted',
  'visits',
  'supplied',
  'isLead',
  'confirmedBy',
  'at',
  'n',
  'corrects',
  'reason',
  'request',
] as const satisfies readonly (keyof Attendance)[]

export function findByIds(ids: readonly string[]): Promise<Attendance[]> {
  return attendances.findByIds(ids, whole)
}

/** Some that are not in their passbooks yet. */
export function findUncredited(limit: number): Promise<Attendance[]> {
  return attendances.find({ isUncredited: true }, { fields: whole, limit })
}

/** At most 1,000: they stand in passbooks now, or have none. */
export async function noteCredited(ids: readonly string[]): Promise<void> {
  await attendances.updateAll({ _id: op.oneOf(ids) }, { isUncredited: op.unset() })
}

/** Corrections of one shift, at most 1,000. */
export function findCorrections(shiftId: string) {
  return attendances.find(
    { shiftId, n: op.gt(0) },
    { fields: ['memberId', 'shiftId', 'outcome', 'hours', 'n'], limit: 1_000 },
  )
}

/** Corrections of one member's hours in these shifts. */
export function findCorrectionsOf(memberId: string, shiftIds: readonly string[]) {
  return attendances.find(
    { memberId, shiftId: op.oneOf(shiftIds), n: op.gt(0) },
    { fields: ['memberId', 'shiftId', 'outcome', 'hours', 'n'], limit: 1_000 },
  )
}

/** A member's, between two instants, latest first; a thousand are three a day for a year. */
export function findOfMember(memberId: string, from: number, to: number): Promise<Attendance[]> {
  return attendances.find(allOf({ memberId }, { startsAt: op.gte(from) }, { startsAt: op.lt(to) }), {
    fields: whole,
    orderBy: [
      ['startsAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit: 1_000,
  })
}

/** Somebody's words about a person go with that person; the hours stay, for sums need them. */
export async function forgetReasons(memberId: string): Promise<void> {
  await attendances.updateAll({ memberId, n: op.gt(0) }, { reason: op.unset() })
}

/** Of one branch between two instants, the latest thousand. */
export function findOfBranch(branchId: string, from: number, to: number) {
  return attendances.find(allOf({ branchId }, { startsAt: op.gte(from) }, { startsAt: op.lt(to) }), {
    fields: ['memberId', 'shiftId', 'taskId', 'startsAt', 'counted', 'n'],
    orderBy: [['startsAt', 'desc']],
    limit: 1_000,
  })
}
