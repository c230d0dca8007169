import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { requestKey } from './request-key'
import { type Entry, standOf } from './shift-rules'
import { findShift, leaveQueue, leaveRoster, spendRequest } from './shift-store'

/** Gives back a place or leaves the waiting list, any time before the start (PRODUCT §4). */
export async function releasePlace(
  context: WriteContext,
  { shiftId, claim }: ParsedInput<'task.release'>,
): Promise<Output<'task.release'>> {
  const entry: Entry = { memberId: context.caller.memberId, at: context.now }
  const request = requestKey('release', context, context.requestId)
  if (claim) {
    await spendRequest(shiftId, requestKey('claim', context, claim))
  }
  const left = (await leaveRoster(shiftId, entry, request)) || (await leaveQueue(shiftId, entry, request))
  if (left) {
    return { state: 'none' }
  }
  const shift = await findShift(shiftId)
  if (!shift) {
    throw new AppError('NOT_FOUND')
  }
  if (shift.spent.includes(request) || !standOf(shift, entry.memberId)) {
    return { state: 'none' }
  }
  if (shift.startsAt <= context.now) {
    throw new AppError('SHIFT_STARTED')
  }
  throw new AppError(shift.state === 'open' ? 'BUSY' : 'SHIFT_CANCELLED')
}
