import { AppError } from '../../platform/app-error'
import { passPlacesOn } from './pass-places-on'
import { findShift, type Judged, leaveHeld, leaveQueue, leaveRoster, type Release } from './shift-store'
import { standOf } from './waiting-rules'

/** Gives back a place or leaves the line, any time before the start (PRODUCT §4); then places pass on. */
export async function makeRelease(release: Release): Promise<void> {
  const left = await leave(release)
  if (left) {
    // Who wrote in between passes them on themselves; a timer finds what nobody did.
    await passPlacesOn(left, release.entry.at)
    return
  }
  const { shiftId, entry, request } = release
  const shift = await findShift(shiftId)
  if (!shift) {
    throw new AppError('NOT_FOUND')
  }
  if (shift.spent.includes(request) || !standOf(shift, entry.memberId, entry.at)) {
    return
  }
  if (shift.startsAt <= entry.at) {
    throw new AppError('SHIFT_STARTED')
  }
  throw new AppError(shift.state === 'open' ? 'BUSY' : 'SHIFT_CANCELLED')
}

async function leave(release: Release): Promise<Judged | undefined> {
  return (await leaveRoster(release)) ?? (await leaveHeld(release)) ?? (await leaveQueue(release))
}
