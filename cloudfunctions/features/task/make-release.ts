import { AppError } from '../../platform/app-error'
import { refuseClosed } from './claim-refusals-rules'
import { leaveHeld, leaveQueue, leaveRoster, type Release, spendRequest } from './claim-store'
import { passPlacesOn } from './pass-places-on'
import { findShift, type Judged } from './shift-store'
import { standOf } from './waiting-rules'

/** Each round lost means the person was moved up the line in between. */
const ROUNDS = 3

/**
 * Gives back a place or leaves the line, any time before the start (PRODUCT §4); then places pass on. Says whether this
 * request, now or in an earlier try, gave anything back.
 */
export async function makeRelease(release: Release): Promise<boolean> {
  const { shiftId, entry, request } = release
  const idle = `${request}:none`
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = await leave(release)
    if (left) {
      await passOn(left, entry.at)
      return true
    }
    const shift = await findShift(shiftId)
    if (!shift) {
      throw new AppError('NOT_FOUND')
    }
    if (shift.spent.includes(request)) {
      await passOn(shift, entry.at)
      return !shift.spent.includes(idle)
    }
    if (!standOf(shift, entry.memberId, entry.at)) {
      // Nothing to give back, and a late duplicate of this is not to take away a newer claim.
      await spendRequest(shiftId, request, idle)
      return false
    }
    refuseClosed(shift, entry.at)
  }
  throw new AppError('BUSY')
}

async function leave(release: Release): Promise<Judged | undefined> {
  return (await leaveRoster(release)) ?? (await leaveHeld(release)) ?? (await leaveQueue(release))
}

/** Whoever wrote in between may not be one who passes places on; a timer finds what is left after that. */
async function passOn(left: Judged, now: number): Promise<void> {
  let shift: Judged | undefined = left
  for (let round = 0; shift && round < ROUNDS && !(await passPlacesOn(shift, now)); round += 1) {
    shift = await findShift(left._id)
  }
}
