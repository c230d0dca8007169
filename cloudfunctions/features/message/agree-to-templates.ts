import sum from 'lodash/sum'
import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { addTap, findSubscriptions } from './subscription-store'

/** Notes what a tap in WeChat's own question agreed to. A retry counts once. Two or three operations. */
export async function agreeToTemplates(
  { openid, requestId }: WriteContext,
  { templates }: ParsedInput<'message.agree'>,
): Promise<Output<'message.agree'>> {
  if (!openid) {
    throw new AppError('NOT_BOUND')
  }
  await addTap(openid, uniq(templates), requestId)
  const [subscription] = await findSubscriptions([openid])
  return { agreed: sum(Object.values(subscription?.left ?? {})) }
}
