import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { checkInTimes, isCheckInOpen, MOST_WRONG_CODES } from './check-in-rules'
import { findAtDoor, findDoor, noteCheckIn, noteWrongCode } from './running-store'
import { isCodeOf } from './shift-code'
import type { Entry } from './shift-rules'

/** With the code the lead shows: no place, no picture, no track of anybody. Three operations. */
export async function checkIn(
  { caller, now }: WriteContext,
  { shiftId, code }: ParsedInput<'task.checkIn'>,
): Promise<Output<'task.checkIn'>> {
  const me = { memberId: caller.memberId, at: now }
  const door = await findDoor(shiftId)
  if (!door) {
    throw new AppError('NOT_FOUND')
  }
  if (door.state !== 'open' || !isCheckInOpen(door, now)) {
    return explain(shiftId, me)
  }
  if (!isCodeOf(door, code, now)) {
    await noteWrongCode(shiftId, me)
    return explain(shiftId, me, 'CODE_WRONG')
  }
  return (await noteCheckIn(shiftId, me)) ? { checkedInAt: now } : explain(shiftId, me)
}

/** Whoever is in stays in, whatever a late duplicate brings. */
async function explain(
  shiftId: string,
  { memberId, at }: Entry,
  otherwise: 'CODE_WRONG' | 'BUSY' = 'BUSY',
): Promise<Output<'task.checkIn'>> {
  const shift = await findAtDoor(shiftId)
  const checkedInAt = shift?.checkIns[memberId]
  if (checkedInAt !== undefined) {
    return { checkedInAt }
  }
  if (!shift || !shift.roster.some((entry) => entry.memberId === memberId)) {
    throw new AppError('NOT_ON_SHIFT')
  }
  if (shift.state === 'cancelled') {
    throw new AppError('SHIFT_CANCELLED')
  }
  if (shift.state !== 'open' || !isCheckInOpen(shift, at)) {
    throw new AppError('CHECK_IN_CLOSED', checkInTimes(shift))
  }
  if ((shift.wrongCodes[memberId] ?? 0) >= MOST_WRONG_CODES) {
    throw new AppError('TOO_MANY_TRIES', { until: shift.endsAt })
  }
  throw new AppError(otherwise)
}
