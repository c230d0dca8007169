import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { WriteContext } from '../../platform/context'
import { lastingId } from '../binding/lasting-id'
import { takeIn } from '../picture/take-in'
import { requireConsent } from '../visitor/read-consent'
import { mayApply } from './deed-rules'
import { decide, findDeed, insertDeed } from './deed-store'

/**
 * A deed of one's own, for an officer to say yes or no to; repeating applies once. Two operations; a picture costs
 * four more: the look at the consent, and taking it in.
 */
export async function applyDeed(
  { caller, now, openid = '', requestId }: WriteContext,
  { code, day, amount, what, pictureId }: ParsedInput<'deed.apply'>,
): Promise<Output<'deed.apply'>> {
  if (!mayApply(code)) {
    throw new AppError('INVALID_INPUT', { path: 'code' })
  }
  if (day > dayOf(now)) {
    throw new AppError('INVALID_INPUT', { path: 'day' })
  }
  if (pictureId) {
    await requireConsent(openid)
  }
  const { memberId, branchId, kind } = caller
  if (kind === 'villager') {
    throw new AppError('NO_PASSBOOK')
  }
  const deedId = lastingId('deed', memberId, requestId)
  if (pictureId) {
    await takeIn({ memberId, openid, now }, 'deed', [pictureId], deedId)
  }
  await insertDeed({
    _id: deedId,
    memberId,
    branchId,
    code,
    day,
    amount,
    what,
    ...(pictureId && { pictureId }),
    appliedAt: now,
    appliedBy: memberId,
    state: 'waiting',
    version: 1,
  })
  return { deedId }
}

/** Taken back before anybody has said a word. */
export async function withdrawDeed(
  { caller, now }: WriteContext,
  { deedId }: ParsedInput<'deed.withdraw'>,
): Promise<Output<'deed.withdraw'>> {
  const deed = await findDeed(deedId)
  if (!deed || deed.memberId !== caller.memberId) {
    throw new AppError('NOT_FOUND')
  }
  if (deed.state === 'waiting' && (await decide(deed, { state: 'withdrawn', at: now }))) {
    return { state: 'withdrawn' }
  }
  const state = (await findDeed(deedId))?.state ?? deed.state
  if (state !== 'withdrawn') {
    throw new AppError('DEED_DECIDED', { state })
  }
  return { state }
}
