import type { Output, ParsedInput } from '../../contract/contract'
import type { WriteContext } from '../../platform/context'
import { spendRequest } from './claim-store'
import { makeRelease } from './make-release'
import { requestKey } from './request-key'

/** Gives back one's own place or leaves the waiting list. Two operations for a place nobody waits for. */
export async function releasePlace(
  context: WriteContext,
  { shiftId, claim }: ParsedInput<'task.release'>,
): Promise<Output<'task.release'>> {
  const { caller, now, requestId } = context
  if (claim) {
    await spendRequest(shiftId, requestKey('claim', context, claim))
  }
  await makeRelease({
    shiftId,
    entry: { memberId: caller.memberId, at: now },
    request: requestKey('release', context, requestId),
  })
  return { state: 'none' }
}
