import { dayOf } from '../../platform/calendar'
import { removeMessagesOf, removeOld } from './message-store'
import { removeSubscription } from './subscription-store'

/** Nothing that was told to this person is left. */
export function forgetMessages(memberId: string): Promise<void> {
  return removeMessagesOf(memberId)
}

/** Nothing is sent to this WeChat user any more. */
export function forgetSubscription(openid: string): Promise<void> {
  return removeSubscription(openid)
}

const AT_ONCE = 500

/** Messages older than ninety days go. At most two operations. */
export async function forgetOldMessages(now: number): Promise<{ done: number; isMore: boolean }> {
  const done = await removeOld(dayOf(now), AT_ONCE)
  return { done, isMore: done === AT_ONCE }
}
