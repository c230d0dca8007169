import { AppError } from '../../platform/app-error'
import { audienceOf, type Shift } from './shift-rules'
import { type Line, type Passable, passPlaces } from './waiting-rules'

/** Nobody comes or goes once it was cancelled or has started. */
export function refuseClosed({ state, startsAt }: Pick<Shift, 'state' | 'startsAt'>, now: number): void {
  if (state === 'cancelled') {
    throw new AppError('SHIFT_CANCELLED')
  }
  if (state !== 'open' || startsAt <= now) {
    throw new AppError('SHIFT_STARTED')
  }
}

export function refuseOutsiders(shift: Pick<Shift, 'audience'>, audiences: readonly string[]): void {
  const audience = audienceOf(shift)
  if (audience !== 'all' && !audiences.includes(shift.audience)) {
    throw new AppError('NOT_FOR_YOU', { audience })
  }
}

/** Places that a newcomer, or several at once, may take now; what those who wait come first for is held for them. */
export function placesForNewcomers(shift: Passable, now: number): number {
  return Math.max(0, passPlaces(shift, now).line.left)
}

/** Of these, who is on the shift, is offered a place or waits for one. */
export function alreadyIn(shift: Line, memberIds: readonly string[], now: number): string[] {
  const { line } = passPlaces(shift, now)
  const there = new Set([...shift.roster, ...line.held, ...line.queue].map(({ memberId }) => memberId))
  return memberIds.filter((memberId) => there.has(memberId))
}
