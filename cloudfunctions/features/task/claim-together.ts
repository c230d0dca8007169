import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { alreadyIn, placesForNewcomers, refuseClosed, refuseOutsiders } from './claim-refusals-rules'
import { takePlaces } from './claim-store'
import { findStayingClashes, stayOn, undoClaim } from './give-way-to-clash'
import { passPlacesOn } from './pass-places-on'
import type { Entry } from './shift-rules'
import { findShift, type Judged } from './shift-store'

/** Each round lost means somebody else's write went through in between. */
const ROUNDS = 6

type Entries = readonly [Entry, ...Entry[]]

/**
 * Places for several in one conditional write, or nothing. Whoever of them holds another shift then makes all step
 * back: the list is shown, and the leader leaves them out.
 */
export async function claimTogether(
  shiftId: string,
  entries: Entries,
  request: string,
  audiences: readonly string[],
): Promise<Output<'task.claimFor'>> {
  const { at } = entries[0]
  for (let round = 0; round < ROUNDS; round += 1) {
    const taken = await takePlaces(shiftId, entries, request, audiences)
    const found = taken ?? (await findShift(shiftId))
    if (!found) {
      throw new AppError('NOT_FOUND')
    }
    const isDone = found.spent.includes(request)
    if (!isDone) {
      refuse(found, entries, audiences)
    }
    await passPlacesOn(found, at)
    if (isDone) {
      const outcome = await stay(found, entries, request, !taken)
      if (outcome) {
        return outcome
      }
    }
  }
  throw new AppError('BUSY')
}

/** Looks for clashes after the write, as every claim does (decision 0002). A retry finds who is still there. */
async function stay(
  shift: Judged,
  entries: Entries,
  request: string,
  isRetry: boolean,
): Promise<Output<'task.claimFor'> | undefined> {
  const { at } = entries[0]
  const on = new Set(shift.roster.map(({ memberId }) => memberId))
  const memberIds = entries.map(({ memberId }) => memberId)
  const staying = memberIds.filter((memberId) => on.has(memberId))
  if (shift.state === 'cancelled' || shift.startsAt > at) {
    refuseClosed(shift, at)
    const clashes = await findStayingClashes(shift, staying.length > 0 ? staying : memberIds)
    if (clashes.length > 0 && (await undoClaim(shift, staying, request, at))) {
      throw new AppError('OTHERS_CLASH', {
        memberIds: memberIds.filter((id) => clashes.some(({ memberId }) => memberId === id)),
      })
    }
  }
  if (staying.length === 0) {
    throw new AppError('CLAIM_RELEASED')
  }
  const stays = !isRetry || (await stayOn(shift, staying, request))
  return stays ? { state: 'claimed' } : undefined
}

function refuse(shift: Judged, entries: Entries, audiences: readonly string[]): void {
  const { at } = entries[0]
  refuseClosed(shift, at)
  refuseOutsiders(shift, audiences)
  const memberIds = entries.map(({ memberId }) => memberId)
  const double = alreadyIn(shift, memberIds, at)
  if (double.length > 0) {
    throw new AppError('OTHERS_CLASH', { memberIds: double })
  }
  const left = placesForNewcomers(shift, at)
  if (left < entries.length) {
    throw new AppError('NOT_ENOUGH_PLACES', { left })
  }
}
