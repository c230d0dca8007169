import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import { isPicture } from '../../platform/storage'
import { lastingId } from '../binding/lasting-id'
import { publicCard } from '../privacy/public-card'
import { requireConsent } from '../visitor/read-consent'
import { dueAfter, type Need, refuseAsked } from './need-rules'
import { insertNeed } from './need-store'
import { tellRaised } from './tell-need'

/**
 * The id is made of the request: sending it again raises nothing twice. Four database operations with the look-up of
 * the caller; a phone number or a picture costs one more, the look at the consent.
 */
export async function raiseNeed(
  context: WriteContext,
  { areaId, photo, phone, asked, ...words }: ParsedInput<'need.raise'>,
): Promise<Output<'need.raise'>> {
  const { caller, now, openid, requestId } = context
  refuseAsked(words.kind, asked)
  if (phone || photo) {
    await requireConsent(openid ?? '')
  }
  if (photo && !(await isPicture(photo.fileId))) {
    throw new AppError('PHOTO_REFUSED')
  }
  const need: Need = {
    ...words,
    ...(await chargeOf(context, areaId)),
    ...(phone && { phone }),
    ...(photo && { photo: photo.fileId }),
    ...(asked && { asked }),
    _id: lastingId('need', caller.memberId, requestId),
    askerId: caller.memberId,
    supplied: {},
    state: 'open',
    raisedAt: now,
    dueAt: dueAfter(words.when, now),
    answers: [],
    spent: [],
    version: 1,
  }
  await insertNeed(need)
  await tellRaised(need, now)
  return { needId: need._id }
}

/** The area's lead unless they ask themselves or have left; without one, the branch. */
async function chargeOf(
  { caller, now }: WriteContext,
  areaId: string | undefined,
): Promise<Pick<Need, 'branchId' | 'leadId'>> {
  if (areaId === undefined) {
    return { branchId: caller.branchId }
  }
  const areas = (await readTrees(now)).flatMap(({ areas = [] }) => areas)
  const area = areas.find(({ id }) => id === areaId)
  if (!area) {
    throw new AppError('NOT_FOUND')
  }
  const { branchId, leadId } = area
  const isThere = leadId !== caller.memberId && (await publicCard(leadId)) !== undefined
  return { branchId, ...(isThere && { leadId }) }
}
