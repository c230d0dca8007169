import isEmpty from 'lodash/isEmpty'
import { collection, op } from '../../platform/database'
import { REQUESTS_KEPT, type Shift } from '../task/shift-rules'
import type { Word } from './confirm-rules'

/** Of a shift this feature writes the confirmations, and that they have become attendances. */
const shifts = collection<Shift>('shifts')

const judged = [
  'taskId',
  'branchId',
  'leadId',
  'kind',
  'urgent',
  'state',
  'startsAt',
  'endsAt',
  'left',
  'queue',
  'roster',
  'confirmed',
  'posted',
  'isPosting',
  'notes',
  'spent',
  'version',
] as const satisfies readonly (keyof Shift)[]

export type Judged = Pick<Shift, '_id' | (typeof judged)[number]>

export function findHours(shiftId: string): Promise<Judged | undefined> {
  return shifts.findById(shiftId, judged)
}

/** The whole word in one write, when nobody has written since the shift was read. */
export function keepWord(
  { _id, version, notes = {} }: Judged,
  word: Word,
  request: string,
): Promise<Judged | undefined> {
  return shifts.updateAndReturn(
    { _id, version, state: op.oneOf(['open', 'settled']), spent: op.neq(request) },
    {
      state: 'settled',
      confirmed: op.pushAll(word.rows),
      unconfirmed: word.unconfirmed,
      ...(!isEmpty(word.notes) && { notes: op.set({ ...notes, ...word.notes }) }),
      spent: op.pushBounded(request, REQUESTS_KEPT),
      version: op.inc(1),
      ...(word.rows.length > 0 && { isPosting: true }),
    },
  )
}

/** The next `posted` of them have become attendances, and their notes visits. */
export function notePosted(
  { _id, version, confirmed, notes = {} }: Judged,
  posted: number,
): Promise<Judged | undefined> {
  const isDone = posted >= confirmed.length
  const left = new Set(confirmed.slice(posted).map(({ memberId }) => memberId))
  const notesLeft = Object.fromEntries(Object.entries(notes).filter(([memberId]) => left.has(memberId)))
  return shifts.updateAndReturn(
    { _id, version },
    {
      posted,
      version: op.inc(1),
      ...(!isEmpty(notes) && { notes: isDone ? op.unset() : op.set(notesLeft) }),
      ...(isDone && { isPosting: op.unset() }),
    },
  )
}

/** Confirmed, and not all of it attendances yet: a few at any moment, more only after a crash. */
export function findUnposted(limit: number): Promise<Pick<Shift, '_id'>[]> {
  return shifts.find({ isPosting: true }, { fields: ['_id'], limit })
}

/** Among them those a person is on. */
export function findUnpostedOf(memberId: string): Promise<Pick<Shift, '_id' | 'notes'>[]> {
  return shifts.find({ isPosting: true, 'roster.memberId': memberId }, { fields: ['notes'], limit: 100 })
}

export async function forgetNotesOf(shiftId: string, memberId: string): Promise<void> {
  await shifts.update({ _id: shiftId }, { [`notes.${memberId}`]: op.unset(), version: op.inc(1) })
}
