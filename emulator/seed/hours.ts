import {
  type Attendance,
  firstAttendance,
  type Visit,
  visitsOf,
} from '../../cloudfunctions/features/attendance/attendance-rules'
import type { ConfirmedRow, Shift } from '../../cloudfunctions/features/task/shift-rules'
import { HOUR } from '../../cloudfunctions/platform/calendar'
import type { Marked } from './shifts'

interface Confirmer {
  leadId: string
  /** Confirms what is the lead's own. */
  secretaryId: string
  now: number
}

/** People of the stories were there all the time; of the others some left early, some stayed away. */
export function settle<S extends Shift>(
  shift: S,
  confirmer: Confirmer,
  isStory: (memberId: string) => boolean,
): S {
  const confirmed = shift.roster.map(({ memberId }, place) =>
    confirmRow(shift, memberId, isStory(memberId) ? 0 : place + 1, confirmer),
  )
  return { ...shift, state: 'settled', confirmed, posted: confirmed.length, unconfirmed: 0 }
}

function confirmRow(
  shift: Shift,
  memberId: string,
  place: number,
  { leadId, secretaryId, now }: Confirmer,
): ConfirmedRow {
  const length = Math.floor((shift.endsAt - shift.startsAt) / (HOUR / 2)) / 2
  const by = memberId === leadId ? secretaryId : leadId
  const at = Math.min(now, shift.endsAt + 2 * HOUR)
  if (place > 0 && place % 9 === 0) {
    return { memberId, outcome: 'absent', hours: 0, by, at }
  }
  if (place > 0 && place % 11 === 0) {
    return { memberId, outcome: 'excused', hours: 0, by, at }
  }
  const hours = place > 0 && place % 7 === 0 ? length - 1 : length
  return {
    memberId,
    outcome: 'present',
    hours,
    ...(shift.kind === 'visit' && { visits: notes.length }),
    by,
    at,
  }
}

const notes = [
  { household: '村东第二户', result: '血压药够吃半个月，电线旧了要换' },
  { household: '祠堂后面一户', result: '一切都好，想要一副老花镜' },
]

export function attendancesOf(shift: Shift): (Attendance & Marked)[] {
  return shift.confirmed.map((row) => {
    // Their points stand in the passbooks of the seed.
    const { isUncredited: _isUncredited, ...attendance } = firstAttendance(shift, row)
    return { ...attendance, isDemo: true }
  })
}

export function householdNotesOf(shift: Shift): (Visit & Marked)[] {
  return shift.confirmed
    .filter(({ visits }) => visits)
    .flatMap(({ memberId }) =>
      visitsOf(shift, memberId, notes).map((visit) => ({ ...visit, isDemo: true as const })),
    )
}

/** A shift that has begun: most people are there, and of the first few the lead knew the day before. */
export function begin<S extends Shift>(shift: S): S {
  const people = shift.roster.map(({ memberId }) => memberId)
  const checkIns = people
    .slice(0, -3)
    .map((memberId, place) => [memberId, shift.startsAt + (place - 8) * 60_000])
  const coming = people.slice(0, 5).map((memberId, place) => [memberId, shift.startsAt - 14 * HOUR + place])
  return { ...shift, checkIns: Object.fromEntries(checkIns), coming: Object.fromEntries(coming) }
}
