import { AppError } from '../../platform/app-error'
import { checkInTimes } from './check-in-rules'
import { phaseOf, refuseOutOfPhase } from './life-rules'
import { type Entry, queueCap, type Shift } from './shift-rules'
import { type Line, passPlaces } from './waiting-rules'

type Judged = Line & Pick<Shift, 'state' | 'endsAt' | 'places'>

/** Somebody who is there without a claim is added from half an hour before the start until the hours are confirmed. */
export function refuseAddition(shift: Judged, now: number): void {
  const phase = phaseOf(shift, now)
  refuseOutOfPhase('add', phase)
  if (now < checkInTimes(shift).from) {
    throw new AppError('PHASE_REFUSED', { phase })
  }
}

export function isOnRoster({ roster }: Pick<Shift, 'roster'>, memberId: string): boolean {
  return roster.some((entry) => entry.memberId === memberId)
}

/**
 * The line once this person is on the roster: out of the queue or of a held place, onto a free place, or onto one
 * more, so that there are never more people than places because of it.
 */
export function makeRoom(
  shift: Judged,
  memberId: string,
  now: number,
): Pick<Shift, 'places' | 'left' | 'held' | 'queue' | 'queueLeft'> {
  const { line } = passPlaces(shift, now)
  const others = (entry: Entry) => entry.memberId !== memberId
  const held = line.held.filter(others)
  const queue = line.queue.filter(others)
  const free = line.left + line.held.length - held.length
  const places = free > 0 ? shift.places : shift.places + 1
  return {
    places,
    left: free > 0 ? free - 1 : free,
    held,
    queue,
    queueLeft: queueCap(places) - queue.length,
  }
}
