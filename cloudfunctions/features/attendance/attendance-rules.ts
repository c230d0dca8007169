import type { Outcome } from '../../contract/shift'
import type { TaskKind } from '../../contract/task'
import { addMonths, dayOf } from '../../platform/calendar'
import type { ConfirmedRow, Shift } from '../task/shift-rules'
import { countedHours } from './hours-rules'

/**
 * One member's part in one shift, as confirmed; a correction is a further one that points at the one before. Whole
 * in itself: points are credited from it alone, once by its id.
 */
export interface Attendance {
  /** `<shiftId>:<memberId>:<n>` */
  _id: string
  memberId: string
  shiftId: string
  taskId: string
  branchId: string
  kind: TaskKind
  urgent: boolean
  startsAt: number
  endsAt: number
  /** `absent`: on the roster, not there, not excused: a no-show. */
  outcome: Outcome
  /** In half-hours, as worked. */
  hours: number
  /** Those that count: none below 60 % of the shift. */
  counted: number
  /** Households visited. */
  visits: number
  /** People brought to a labour task. */
  supplied: number
  /** Led the shift. */
  isLead?: true
  confirmedBy: string
  at: number
  /** 0 is the first word; the highest holds. */
  n: number
  /** The attendance this one corrects, why, and in which request. */
  corrects?: string
  reason?: string
  request?: string
  /** Not yet in the member's passbook: a job looks for these. */
  isUncredited?: true
}

/** A household note: read by named people only, for twelve months. */
export interface Visit {
  /** `<shiftId>:<memberId>:<number>` */
  _id: string
  shiftId: string
  branchId: string
  /** Who was there. */
  memberId: string
  household: string
  result: string
  day: string
  /** The last day it is kept. */
  keptUntil: string
}

export const attendanceId = (shiftId: string, memberId: string, n: number): string =>
  `${shiftId}:${memberId}:${n}`

type OfShift = Pick<
  Shift,
  '_id' | 'taskId' | 'branchId' | 'leadId' | 'kind' | 'urgent' | 'startsAt' | 'endsAt'
>

export function firstAttendance(shift: OfShift, row: ConfirmedRow): Attendance {
  const { _id: shiftId, taskId, branchId, leadId, kind, urgent, startsAt, endsAt } = shift
  const { memberId, outcome, hours, visits = 0, supplied = 0, by, at } = row
  return {
    _id: attendanceId(shiftId, memberId, 0),
    memberId,
    shiftId,
    taskId,
    branchId,
    kind,
    urgent,
    startsAt,
    endsAt,
    outcome,
    hours,
    counted: countedHours(shift, outcome, hours),
    visits,
    supplied,
    ...(memberId === leadId && { isLead: true as const }),
    confirmedBy: by,
    at,
    n: 0,
    isUncredited: true,
  }
}

interface Correction {
  outcome: Outcome
  hours: number
  reason: string
  by: string
  at: number
  request: string
}

/** Who was not there visited nobody and brought nobody. */
export function correctedAttendance(
  before: Attendance,
  { outcome, hours, reason, by, at, request }: Correction,
): Attendance {
  const n = before.n + 1
  const isPresent = outcome === 'present'
  return {
    ...before,
    _id: attendanceId(before.shiftId, before.memberId, n),
    outcome,
    hours,
    counted: countedHours(before, outcome, hours),
    visits: isPresent ? before.visits : 0,
    supplied: isPresent ? before.supplied : 0,
    confirmedBy: by,
    at,
    n,
    corrects: before._id,
    reason,
    request,
    isUncredited: true,
  }
}

const KEPT_MONTHS = 12

export function visitsOf(
  { _id: shiftId, branchId, startsAt }: OfShift,
  memberId: string,
  notes: readonly Pick<Visit, 'household' | 'result'>[],
): Visit[] {
  const day = dayOf(startsAt)
  return notes.map(({ household, result }, index) => ({
    _id: `${shiftId}:${memberId}:${index + 1}`,
    shiftId,
    branchId,
    memberId,
    household,
    result,
    day,
    keptUntil: addMonths(day, KEPT_MONTHS),
  }))
}

/** Of the words on each shift only the last: a correction takes the place of what it corrects. */
export function standing<A extends Pick<Attendance, 'shiftId' | 'memberId' | 'n'>>(all: readonly A[]): A[] {
  const lastByDeed = new Map<string, A>()
  for (const one of all) {
    const deed = `${one.shiftId}:${one.memberId}`
    const known = lastByDeed.get(deed)
    if (!known || known.n < one.n) {
      lastByDeed.set(deed, one)
    }
  }
  return [...lastByDeed.values()]
}
