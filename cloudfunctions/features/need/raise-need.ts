import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import { lastingId } from '../binding/lasting-id'
import { takeIn } from '../picture/take-in'
import { publicCard } from '../privacy/public-card'
import { requireConsent } from '../visitor/read-consent'
import { dueAfter, type Need, refuseAsked } from './need-rules'
import { insertNeed } from './need-store'
import { tellRaised } from './tell-need'

/**
 * The id is made of the request: sending it again raises nothing twice. Four database operations with the look-up of
 * the caller; a phone number or a picture costs one more, the look at the consent, and a picture three to be taken in.
 */
export async function raiseNeed(
  context: WriteContext,
  { areaId, pictureId, phone, asked, ...words }: ParsedInput<'need.raise'>,
): Promise<Output<'need.raise'>> {
  const { caller, now, openid = '', requestId } = context
  refuseAsked(words.kind, asked)
  if (phone || pictureId) {
    await requireConsent(openid)
  }
  const { memberId } = caller
  const needId = lastingId('need', memberId, requestId)
  const charge = await chargeOf(context, areaId)
  if (pictureId) {
    await takeIn({ memberId, openid, now }, 'need', [pictureId], needId)
  }
  const need: Need = {
    ...words,
    ...charge,
    ...(phone && { phone }),
    ...(pictureId && { pictureId }),
    ...(asked && { asked }),
    _id: needId,
    askerId: memberId,
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
  return { needId }
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
