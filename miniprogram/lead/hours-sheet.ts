import type { Input } from '../../cloudfunctions/contract/contract'
import type { ConfirmRow, Outcome } from '../../cloudfunctions/contract/shift'
import type { PersonSaid, Visit } from './components/person-hours/person-hours'
import type { Person } from './roster-view'

/** What the lead says of one person; what is missing is as for everybody. */
export interface RowDraft {
  outcome?: Outcome
  hours?: number
  supplied?: number
  visits?: Visit[]
}

/** What the lead has ticked and written for one shift, kept on the phone until it is sent. */
export interface Sheet {
  /** What everybody who was there is given. */
  hours: number
  /** Ticked as present on the roster. */
  ticked: Record<string, true>
  /** Also those whom nobody has ticked and who did not check in are taken as present. */
  isForAll: boolean
  rows: Record<string, RowDraft>
}

const halfHour = 1_800_000
const least = 0.5
/** No shift is longer, and no entry. */
const longest = 16

/** The shift's own length in half-hours: what everybody is preset to. */
export function lengthOf({ startsAt, endsAt }: { startsAt: number; endsAt: number }): number {
  return Math.max(least, Math.floor((endsAt - startsAt) / halfHour) / 2)
}

/** As far as the stepper goes; the cloud refuses more than two hours beyond the shift. */
export function mostOf(shift: { startsAt: number; endsAt: number }): number {
  return Math.min(longest, Math.ceil((shift.endsAt - shift.startsAt) / halfHour) / 2 + 2)
}

export function emptySheet(shift: { startsAt: number; endsAt: number }): Sheet {
  return { hours: lengthOf(shift), ticked: {}, isForAll: false, rows: {} }
}

/** Ticked, or no longer. */
export function toggled(sheet: Sheet, memberId: string): Sheet {
  const { [memberId]: was, ...others } = sheet.ticked
  return { ...sheet, ticked: was ? others : { ...others, [memberId]: true } }
}

export function isSeen(person: Person, sheet: Sheet): boolean {
  return person.checkedInAt !== undefined || sheet.ticked[person.memberId] === true
}

/** Where nobody used the code or a tick, all are taken as present; otherwise only those who were seen. */
export function isPresetForAll(people: readonly Person[], sheet: Sheet): boolean {
  return sheet.isForAll || !people.some((person) => isSeen(person, sheet))
}

/** Presets and exceptions put together; what was written of somebody who then is absent stays, and is not sent. */
export function saidOf(person: Person, sheet: Sheet, isForAll: boolean): PersonSaid {
  const { outcome, hours, supplied = 0, visits = [] } = sheet.rows[person.memberId] ?? {}
  const preset = isForAll || isSeen(person, sheet) ? 'present' : 'absent'
  return { outcome: outcome ?? preset, hours: hours ?? sheet.hours, supplied, visits }
}

/** People whose hours I may confirm: nobody has yet, and it is not me. */
export function openPeople(people: readonly Person[], me: string): Person[] {
  return people.filter(({ memberId, result }) => !result && memberId !== me)
}

/** The sheet with an exception: only what differs from what holds for everybody is kept. */
export function withException(sheet: Sheet, memberId: string, said: PersonSaid): Sheet {
  const { outcome, hours, supplied, visits } = said
  const row: RowDraft = {
    outcome,
    ...(hours !== sheet.hours && { hours }),
    ...(supplied > 0 && { supplied }),
    ...(visits.length > 0 && { visits }),
  }
  return { ...sheet, rows: { ...sheet.rows, [memberId]: row } }
}

export type Totals = Record<Outcome, number>

export function totalsOf(people: readonly Person[], sheet: Sheet): Totals {
  const isForAll = isPresetForAll(people, sheet)
  const totals: Totals = { present: 0, absent: 0, excused: 0 }
  for (const person of people) {
    totals[saidOf(person, sheet, isForAll).outcome] += 1
  }
  return totals
}

/** Households of which only one half is written: by whom, so that they can be shown. */
export function unfinishedVisits(people: readonly Person[], sheet: Sheet): Person[] {
  const isForAll = isPresetForAll(people, sheet)
  return people.filter((person) => {
    const { outcome, visits } = saidOf(person, sheet, isForAll)
    const isHalf = ({ household, result }: Visit) => (household.trim() === '') !== (result.trim() === '')
    return outcome === 'present' && visits.some(isHalf)
  })
}

/**
 * What is sent: a row for whoever is not as everybody who was there. Somebody added by another officer meanwhile is
 * there, and so falls under `others`.
 */
export function confirmInput(
  shiftId: string,
  people: readonly Person[],
  sheet: Sheet,
): Input<'shift.confirm'> {
  const isForAll = isPresetForAll(people, sheet)
  const rows = people
    .map((person) => rowOf(person.memberId, saidOf(person, sheet, isForAll)))
    .filter((row) => row.outcome !== 'present' || row.hours !== sheet.hours || row.visits || row.supplied)
  return {
    shiftId,
    ...(people.length > 0 && { others: { outcome: 'present' as const, hours: sheet.hours } }),
    rows,
  }
}

function rowOf(memberId: string, { outcome, hours, supplied, visits }: PersonSaid): ConfirmRow {
  if (outcome !== 'present') {
    return { memberId, outcome, hours: 0 }
  }
  const noted = visits
    .map(({ household, result }) => ({ household: household.trim(), result: result.trim() }))
    .filter(({ household, result }) => household && result)
  return {
    memberId,
    outcome,
    hours,
    ...(noted.length > 0 && { visits: noted }),
    ...(supplied > 0 && { supplied }),
  }
}
