import type { Output, ParsedInput } from '../../contract/contract'
import type { WriteContext } from '../../platform/context'
import { countNew, markSeen } from './message-store'

/** What came up to this instant is read; what came while reading stays new. Two operations. */
export async function seeMessages(
  { caller }: WriteContext,
  { until }: ParsedInput<'message.seen'>,
): Promise<Output<'message.seen'>> {
  await markSeen(caller.memberId, until)
  return { unread: await countNew(caller.memberId) }
}
