import type { ParsedInput } from '../../contract/contract'
import type { ConfirmRow, Outcome } from '../../contract/shift'
import { AppError } from '../../platform/app-error'
import { phaseOf, refuseOutOfPhase } from '../task/life-rules'
import type { ConfirmedRow, Shift } from '../task/shift-rules'
import { mostHours } from './hours-rules'

/** Household notes that one call may bring: they travel in the shift's document for a moment. */
const MOST_NOTES = 400

type Judged = Pick<
  Shift,
  'roster' | 'confirmed' | 'startsAt' | 'endsAt' | 'state' | 'left' | 'queue' | 'spent' | 'version'
>
type Said = Pick<ParsedInput<'shift.confirm'>, 'rows' | 'others'>

export interface Word {
  /** In the order of the roster. */
  rows: ConfirmedRow[]
  notes: Record<string, { household: string; result: string }[]>
  /** People whose hours are still open afterwards. */
  unconfirmed: number
}

interface Confirmer {
  by: string
  at: number
  /** The deed's lasting name. */
  request: string
}

/** What is to be written; `undefined`: it stands already, or nobody is left whom this person may confirm. */
export function wordToKeep(
  shift: Judged,
  { version, rows, others }: ParsedInput<'shift.confirm'>,
  { by, at, request }: Confirmer,
): Word | undefined {
  if (shift.spent.includes(request)) {
    return undefined
  }
  refuseOutOfPhase('confirm', phaseOf(shift, at))
  if (version !== undefined && version !== shift.version) {
    throw new AppError('EDIT_CONFLICT')
  }
  const word = takeWord(shift, { rows, others }, by, at)
  if (word.rows.length > 0) {
    return word
  }
  if (shift.state === 'settled') {
    return undefined
  }
  if (shift.roster.length > 0) {
    throw rows.length === 0 && !others
      ? new AppError('INVALID_INPUT', { path: 'rows' })
      : new AppError('OWN_ENTRY')
  }
  // Nobody came; the shift is closed all the same.
  return word
}

/**
 * What the shift is to remember of the lead's word: rows for everybody who has none, except the lead's own (PRODUCT
 * §1.5). Refuses what contradicts an earlier word.
 */
function takeWord(shift: Judged, { rows, others }: Said, by: string, at: number): Word {
  const rowById = new Map(rows.map((row) => [row.memberId, row]))
  refuseRows(shift, rows, rowById.size, by)
  const has = new Set(shift.confirmed.map(({ memberId }) => memberId))
  const open = shift.roster.filter(({ memberId }) => !has.has(memberId))
  const confirmed = open.flatMap(({ memberId }): ConfirmedRow[] => {
    const row = rowById.get(memberId) ?? (memberId === by ? undefined : others)
    return row ? [confirmRow(shift, memberId, row, { by, at })] : []
  })
  return {
    rows: confirmed,
    notes: Object.fromEntries(
      rows.flatMap(({ memberId, visits = [] }) => (visits.length > 0 ? [[memberId, visits]] : [])),
    ),
    unconfirmed: open.length - confirmed.length,
  }
}

function refuseRows(
  { roster, confirmed }: Judged,
  rows: readonly ConfirmRow[],
  people: number,
  by: string,
): void {
  const on = new Set(roster.map(({ memberId }) => memberId))
  if (rows.some(({ memberId }) => memberId === by)) {
    throw new AppError('OWN_ENTRY')
  }
  if (rows.some(({ memberId }) => !on.has(memberId))) {
    throw new AppError('NOT_ON_SHIFT')
  }
  if (confirmed.some(({ memberId }) => rows.some((row) => row.memberId === memberId))) {
    throw new AppError('EDIT_CONFLICT')
  }
  const notes = rows.reduce((sum, { visits = [] }) => sum + visits.length, 0)
  const isNothing = ({ outcome, visits = [], supplied = 0 }: ConfirmRow) =>
    outcome !== 'present' && (visits.length > 0 || supplied > 0)
  if (people < rows.length || notes > MOST_NOTES || rows.some(isNothing)) {
    throw new AppError('INVALID_INPUT', { path: 'rows' })
  }
}

type Told = { outcome: Outcome; hours: number } & Partial<Pick<ConfirmRow, 'visits' | 'supplied'>>

function confirmRow(
  shift: Judged,
  memberId: string,
  { outcome, hours, visits, supplied }: Told,
  confirmer: Pick<ConfirmedRow, 'by' | 'at'>,
): ConfirmedRow {
  return {
    memberId,
    outcome,
    hours: refuseHours(shift, outcome, hours),
    ...(visits && visits.length > 0 && { visits: visits.length }),
    ...(supplied && { supplied }),
    ...confirmer,
  }
}

/** The hours to write down; who was not there has none. */
export function refuseHours(
  shift: Pick<Shift, 'startsAt' | 'endsAt'>,
  outcome: Outcome,
  hours: number,
): number {
  const most = mostHours(shift)
  if (hours > most) {
    throw new AppError('HOURS_REFUSED', { most })
  }
  return outcome === 'present' ? hours : 0
}
