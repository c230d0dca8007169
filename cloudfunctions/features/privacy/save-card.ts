import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { requireConsent } from '../visitor/read-consent'
import { saveCard } from './person-store'

/** Replaces what the member says of themselves. A phone number is taken only from somebody who has consented. */
export async function saveMyCard(
  { caller, openid }: WriteContext,
  { duty, phone, isPhonePublic }: ParsedInput<'card.save'>,
): Promise<Output<'card.save'>> {
  if (!openid) {
    throw new AppError('NOT_BOUND')
  }
  if (phone) {
    await requireConsent(openid)
  }
  const words = {
    ...(duty && { duty }),
    ...(phone && { phone }),
    isPhonePublic: isPhonePublic && phone !== undefined,
  }
  await saveCard(caller.memberId, words)
  return words
}
