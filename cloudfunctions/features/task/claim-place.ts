import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { giveWayToClash, refuseClash } from './give-way-to-clash'
import { requestKey } from './request-key'
import { type Entry, type Shift, standOf } from './shift-rules'
import { findShift, joinQueue, takeOffered, takePlace } from './shift-store'

/** Each round lost means somebody else's write went through in between. */
const ROUNDS = 3

/**
 * PRODUCT §4 "Claim". Either the last place or a place on the waiting list, in one conditional write;
 * a retry finds the outcome of the first try. Three database operations with the look-up of the caller.
 */
export async function claimPlace(
  context: WriteContext,
  { shiftId }: { shiftId: string },
): Promise<Output<'task.claim'>> {
  const entry: Entry = { memberId: context.caller.memberId, at: context.now }
  const request = requestKey('claim', context, context.requestId)
  for (let round = 0; round < ROUNDS; round += 1) {
    const shift =
      (await takePlace(shiftId, entry, request)) ??
      (await joinQueue(shiftId, entry, request)) ??
      (await findShift(shiftId))
    const outcome = await settle(shift, entry, request)
    if (outcome) {
      return outcome
    }
  }
  throw new AppError('BUSY')
}

/** What the shift, as it stands now, means for the claimer; `undefined`: it has just changed, try again. */
async function settle(
  shift: Shift | undefined,
  entry: Entry,
  request: string,
): Promise<Output<'task.claim'> | undefined> {
  if (!shift) {
    throw new AppError('NOT_FOUND')
  }
  const stand = standOf(shift, entry.memberId)
  if (!stand) {
    return refuse(shift, entry, request)
  }
  if (stand.state === 'waiting') {
    return { state: 'waiting', position: stand.position }
  }
  const holding =
    stand.state === 'offered' ? await takeOffered(shift._id, entry, stand.position, request) : shift
  if (!holding) {
    return undefined
  }
  await giveWayToClash(holding, entry, request)
  return { state: 'claimed' }
}

async function refuse(shift: Shift, entry: Entry, request: string): Promise<undefined> {
  if (shift.state !== 'open') {
    throw new AppError('SHIFT_CANCELLED')
  }
  if (shift.startsAt <= entry.at) {
    throw new AppError('SHIFT_STARTED')
  }
  if (shift.spent.includes(request)) {
    await refuseClash(shift, entry)
    throw new AppError('CLAIM_RELEASED')
  }
  if (shift.queueLeft <= 0 && (shift.left <= 0 || shift.queue.length > 0)) {
    throw new AppError('QUEUE_FULL')
  }
  return undefined
}
