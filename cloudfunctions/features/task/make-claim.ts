import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { giveWayToClash, refuseClash } from './give-way-to-clash'
import { passPlacesOn } from './pass-places-on'
import { audienceOf } from './shift-rules'
import {
  type Claim,
  findShift,
  type Judged,
  joinQueue,
  takeFromQueue,
  takeHeld,
  takePlace,
} from './shift-store'
import { standOf } from './waiting-rules'

/** Each round lost means somebody else's write went through in between. */
const ROUNDS = 4

/**
 * PRODUCT §4 "Claim", for oneself or for another. A place or a place on the waiting list in one conditional write;
 * a retry finds the outcome of the first try.
 */
export async function makeClaim(claim: Claim): Promise<Output<'task.claim'>> {
  const { at } = claim.entry
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = (await takePlace(claim)) ?? (await joinQueue(claim)) ?? (await findShift(claim.shiftId))
    if (!found) {
      throw new AppError('NOT_FOUND')
    }
    const shift = await passPlacesOn(found, at)
    const outcome = shift && (await settle(shift, claim))
    if (outcome) {
      return outcome
    }
  }
  throw new AppError('BUSY')
}

/** What the shift, as it stands now, means for the claimer; `undefined`: it has just changed, try again. */
async function settle(shift: Judged, claim: Claim): Promise<Output<'task.claim'> | undefined> {
  const { entry } = claim
  const stand = standOf(shift, entry.memberId, entry.at)
  if (!stand) {
    return refuse(shift, claim)
  }
  const isBefore = shift.state === 'open' && shift.startsAt > entry.at
  if (stand.state === 'waiting' && !(isBefore && stand.why === 'firstTap' && shift.left > 0)) {
    return { state: 'waiting', position: stand.position }
  }
  const holding = await hold(shift, stand.state, claim)
  if (!holding) {
    return undefined
  }
  await giveWayToClash(holding, entry, claim.request)
  return { state: 'claimed' }
}

async function hold(
  shift: Judged,
  state: 'claimed' | 'offered' | 'waiting',
  claim: Claim,
): Promise<Judged | undefined> {
  if (state === 'claimed') {
    return shift
  }
  return state === 'offered' ? takeHeld(claim) : takeFromQueue(claim)
}

async function refuse(shift: Judged, { entry, request, audiences }: Claim): Promise<undefined> {
  if (shift.state !== 'open') {
    throw new AppError('SHIFT_CANCELLED')
  }
  if (shift.startsAt <= entry.at) {
    throw new AppError('SHIFT_STARTED')
  }
  const audience = audienceOf(shift)
  if (audience !== 'all' && !audiences.includes(shift.audience)) {
    throw new AppError('NOT_FOR_YOU', { audience })
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
