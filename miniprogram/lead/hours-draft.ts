import { dropDraft, keepDraft, readDraft } from '../services/draft'
import { emptySheet, type Sheet } from './hours-sheet'

/** It holds ids, hours and household notes, no names of members; it goes when the hours are confirmed. */
const nameOf = (shiftId: string) => `hours:${shiftId}`

export function readSheet(shift: { shiftId: string; startsAt: number; endsAt: number }): Sheet {
  return readDraft(nameOf(shift.shiftId), emptySheet(shift))
}

export function keepSheet(shiftId: string, sheet: Sheet): void {
  keepDraft(nameOf(shiftId), sheet)
}

export function dropSheet(shiftId: string): void {
  dropDraft(nameOf(shiftId))
}
