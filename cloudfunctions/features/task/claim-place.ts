import type { Output } from '../../contract/contract'
import type { WriteContext } from '../../platform/context'
import { makeClaim } from './make-claim'
import { requestKey } from './request-key'
import { audiencesOf } from './shift-rules'

/** One tap for oneself. Three database operations with the look-up of the caller. */
export function claimPlace(
  context: WriteContext,
  { shiftId }: { shiftId: string },
): Promise<Output<'task.claim'>> {
  const { caller, now, requestId } = context
  return makeClaim({
    shiftId,
    entry: { memberId: caller.memberId, at: now },
    request: requestKey('claim', context, requestId),
    audiences: audiencesOf(caller),
  })
}
