import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { placesForNewcomers, refuseClosed, refuseOutsiders } from './claim-refusals-rules'
import { type Claim, joinQueue, spendRequest, takeFromQueue, takeHeld, takePlaces } from './claim-store'
import { giveWayToClash, refuseClash, stayOn } from './give-way-to-clash'
import { passPlacesOn } from './pass-places-on'
import { findShift, type Judged } from './shift-store'
import { standOf } from './waiting-rules'

/** Each round lost means somebody else's write went through in between. */
const ROUNDS = 6

/**
 * PRODUCT §4 "Claim", for oneself or for another. A place or a place on the waiting list in one conditional write;
 * a retry finds the outcome of the first try and writes nothing.
 */
export async function makeClaim(claim: Claim): Promise<Output<'task.claim'>> {
  const { shiftId, entry, request, audiences } = claim
  let isNew = false
  let isFirst = false
  for (let round = 0; round < ROUNDS; round += 1) {
    const taken = await takePlaces(shiftId, [entry], request, audiences)
    const joined = taken ? undefined : await joinQueue(claim)
    isNew ||= joined !== undefined
    isFirst ||= taken !== undefined
    const found = taken ?? joined ?? (await findShift(shiftId))
    if (!found) {
      throw new AppError('NOT_FOUND')
    }
    const shift = await passPlacesOn(found, entry.at)
    const outcome = shift && (await settle(shift, claim, { isNew, isFirst }))
    if (outcome) {
      return outcome
    }
  }
  throw new AppError('BUSY')
}

/**
 * What the shift, as it stands now, means for the claimer, who may have joined the line (`isNew`) or got a place
 * (`isFirst`) by this very call; `undefined`: it has just changed, try again.
 */
async function settle(
  shift: Judged,
  claim: Claim,
  { isNew, isFirst }: { isNew: boolean; isFirst: boolean },
): Promise<Output<'task.claim'> | undefined> {
  const { entry } = claim
  const stand = standOf(shift, entry.memberId, entry.at)
  if (stand?.state === 'claimed' && shift.state !== 'cancelled' && shift.startsAt <= entry.at) {
    return { state: 'claimed' }
  }
  refuseClosed(shift, entry.at)
  if (!stand) {
    return refuse(shift, claim)
  }
  const isTurn =
    stand.state === 'offered' || (stand.state === 'waiting' && stand.why === 'firstTap' && shift.left > 0)
  if (isTurn && (isNew || !shift.spent.includes(claim.request))) {
    return takeTurn(shift, stand.state, claim, isNew)
  }
  if (stand.state !== 'claimed') {
    await rememberTap(shift, claim)
    return { state: 'waiting', position: stand.state === 'waiting' ? stand.position : 1 }
  }
  await giveWayToClash(shift, entry, claim.request)
  const stays = isFirst || (await stayOn(shift, [entry.memberId], claim.request))
  return stays ? { state: 'claimed' } : undefined
}

/**
 * Joining has spent the request; the same tap goes on under a second name. Who waited before hears of a clash while
 * the turn is still theirs.
 */
async function takeTurn(
  shift: Judged,
  from: 'offered' | 'waiting' | 'claimed',
  claim: Claim,
  isNew: boolean,
): Promise<Output<'task.claim'> | undefined> {
  const tap = isNew ? { ...claim, request: `${claim.request}:take` } : claim
  if (!isNew) {
    await refuseClash(shift, claim.entry)
  }
  const taken = await (from === 'offered' ? takeHeld(tap) : takeFromQueue(tap))
  if (!taken) {
    return undefined
  }
  await giveWayToClash(taken, claim.entry, claim.request)
  return { state: 'claimed' }
}

/** A second tap changes nothing, and its late duplicate is not to claim what is given back meanwhile. */
async function rememberTap({ _id, spent }: Judged, { request }: Claim): Promise<void> {
  if (!spent.includes(request)) {
    await spendRequest(_id, request)
  }
}

async function refuse(shift: Judged, { entry, request, audiences }: Claim): Promise<undefined> {
  refuseOutsiders(shift, audiences)
  if (shift.spent.includes(request)) {
    await refuseClash(shift, entry)
    throw new AppError('CLAIM_RELEASED')
  }
  if (shift.queueLeft <= 0 && placesForNewcomers(shift, entry.at) === 0) {
    throw new AppError('QUEUE_FULL')
  }
  return undefined
}
