import { type Told, tell } from '../message/tell'
import { writeLine } from './claim-store'
import type { Held, Shift } from './shift-rules'
import { isPassingDue, type Passable, passPlaces } from './waiting-rules'

type Passing = Passable & Pick<Shift, '_id' | 'taskId' | 'state' | 'version'>

/**
 * Writes what is due: held places whose time is over pass on, free places are held for the first in line, and
 * whoever it concerns is told. `undefined`: somebody else wrote in between; read again.
 */
export async function passPlacesOn<S extends Passing>(shift: S, now: number): Promise<S | Shift | undefined> {
  if (shift.state !== 'open' || shift.startsAt <= now || !isPassingDue(shift, now)) {
    return shift
  }
  const { line, offered, lapsed } = passPlaces(shift, now)
  const written = await writeLine(shift, line)
  if (written) {
    await tell(now, ...offers(shift, offered), ...lapsed.map((entry) => wordLapse(shift, entry)))
  }
  return written
}

/** Tells whom a place is held for, as far as they do not know. */
export async function tellOffered(shifts: readonly Offering[], now: number): Promise<void> {
  await tell(now, ...shifts.flatMap((shift) => offers(shift, shift.held)))
}

type Offering = Pick<Shift, '_id' | 'taskId' | 'startsAt' | 'held'>
type Subject = Omit<Offering, 'held'>

function offers(shift: Subject, held: readonly Held[]): Told[] {
  const { _id: shiftId, taskId, startsAt } = shift
  return held.map(({ memberId, until }) => ({
    memberIds: [memberId],
    kind: 'placeOffered',
    occasion: until,
    facts: { startsAt, until },
    taskId,
    shiftId,
  }))
}

function wordLapse({ _id: shiftId, taskId, startsAt }: Subject, { memberId, until }: Held): Told {
  return { memberIds: [memberId], kind: 'offerPassed', occasion: until, facts: { startsAt }, taskId, shiftId }
}
