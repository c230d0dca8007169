import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { passPlacesOn } from './pass-places-on'
import { audienceOf, clashes, type Entry } from './shift-rules'
import { findNeighbours, findShift, type Judged, leaveTogether, takePlaces } from './shift-store'

/** Each round lost means somebody else's write went through in between. */
const ROUNDS = 3

/**
 * Places for several in one conditional write, or nothing. Whoever of them holds another shift then makes all step
 * back: the list is shown, and the leader leaves them out.
 */
export async function claimTogether(
  shiftId: string,
  entries: readonly Entry[],
  request: string,
  audiences: readonly string[],
): Promise<Output<'task.claimFor'>> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const taken = await takePlaces(shiftId, entries, request, audiences)
    if (taken) {
      return stay(taken, entries, request)
    }
    const shift = await findShift(shiftId)
    if (!shift) {
      throw new AppError('NOT_FOUND')
    }
    if (shift.spent.includes(request)) {
      return stay(shift, entries, request)
    }
    refuse(shift, entries, audiences)
    await passPlacesOn(shift, entries[0]?.at ?? 0)
  }
  throw new AppError('BUSY')
}

/** Looks for clashes after the write, as every claim does (decision 0002). */
async function stay(
  shift: Judged,
  entries: readonly Entry[],
  request: string,
): Promise<Output<'task.claimFor'>> {
  const memberIds = entries.map(({ memberId }) => memberId)
  const on = new Set(shift.roster.map(({ memberId }) => memberId))
  const neighbours = (await findNeighbours(shift, memberIds)).filter((other) => clashes(shift, other))
  const busy = new Set(neighbours.flatMap(({ roster }) => roster.map(({ memberId }) => memberId)))
  const clashing = memberIds.filter((memberId) => busy.has(memberId))
  if (clashing.length > 0) {
    await leaveTogether(shift._id, entries, `${request}:clash`)
    throw new AppError('OTHERS_CLASH', { memberIds: clashing })
  }
  if (!memberIds.every((memberId) => on.has(memberId))) {
    throw new AppError('CLAIM_RELEASED')
  }
  return { state: 'claimed' }
}

function refuse(shift: Judged, entries: readonly Entry[], audiences: readonly string[]): void {
  const now = entries[0]?.at ?? 0
  if (shift.state !== 'open') {
    throw new AppError('SHIFT_CANCELLED')
  }
  if (shift.startsAt <= now) {
    throw new AppError('SHIFT_STARTED')
  }
  const audience = audienceOf(shift)
  if (audience !== 'all' && !audiences.includes(shift.audience)) {
    throw new AppError('NOT_FOR_YOU', { audience })
  }
  const line = [...shift.roster, ...shift.held, ...shift.queue]
  const already = line.map(({ memberId }) => memberId)
  const double = entries.map(({ memberId }) => memberId).filter((memberId) => already.includes(memberId))
  if (double.length > 0) {
    throw new AppError('OTHERS_CLASH', { memberIds: double })
  }
  const left = shift.queue.length > 0 ? 0 : Math.max(0, shift.left)
  if (left < entries.length) {
    throw new AppError('NOT_ENOUGH_PLACES', { left })
  }
}
