import { tell } from '../message/tell'
import { writeLine } from './claim-store'
import type { Judged } from './shift-store'
import { isPassingDue, passPlaces } from './waiting-rules'

/**
 * Writes what is due: held places whose time is over pass on, free places are held for the first in line, and
 * whoever it concerns is told. `undefined`: somebody else wrote in between; read again.
 */
export async function passPlacesOn<S extends Judged>(shift: S, now: number): Promise<S | Judged | undefined> {
  if (shift.state !== 'open' || shift.startsAt <= now || !isPassingDue(shift, now)) {
    return shift
  }
  const { line, offered, lapsed } = passPlaces(shift, now)
  const written = await writeLine(shift, line)
  if (written) {
    const { _id: shiftId, taskId, startsAt } = shift
    await tell(
      now,
      ...offered.map(({ memberId, until }) => ({
        memberIds: [memberId],
        kind: 'placeOffered' as const,
        occasion: until,
        facts: { startsAt, until },
        taskId,
        shiftId,
      })),
      ...lapsed.map(({ memberId, until }) => ({
        memberIds: [memberId],
        kind: 'offerPassed' as const,
        occasion: until,
        facts: { startsAt },
        taskId,
        shiftId,
      })),
    )
  }
  return written
}
