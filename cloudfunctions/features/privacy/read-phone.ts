import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { MemberContext } from '../../platform/context'
import { phoneNumberOf } from '../../platform/wechat'
import { requireConsent } from '../visitor/read-consent'

/** What WeChat knows, for the member to look at and save or not. Nothing is stored here. */
export async function readPhone(
  { openid }: MemberContext,
  { code }: ParsedInput<'card.phone'>,
): Promise<Output<'card.phone'>> {
  if (!openid) {
    throw new AppError('NOT_BOUND')
  }
  await requireConsent(openid)
  const phone = await phoneNumberOf(code)
  if (!phone) {
    throw new AppError('PHONE_UNKNOWN')
  }
  return { phone }
}
