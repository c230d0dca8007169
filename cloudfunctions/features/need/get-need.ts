import type { Output } from '../../contract/contract'
import { scopeWith } from '../../platform/access'
import { AppError } from '../../platform/app-error'
import type { MemberContext } from '../../platform/context'
import { reachesBranch } from '../../platform/scope'
import { findNeed } from './need-store'
import { viewNeed } from './view-need'

/**
 * To the asker, the lead and the officers over the branch only; to everybody else it does not exist. Three operations
 * with the look-up of the caller.
 */
export async function getNeed(
  context: MemberContext,
  { needId }: { needId: string },
): Promise<Output<'need.get'>> {
  const { memberId } = context.caller
  const need = await findNeed(needId)
  const isOwn = need?.askerId === memberId || need?.leadId === memberId
  if (need && (isOwn || reachesBranch(await scopeWith(context, 'need.answer'), need.branchId))) {
    return viewNeed(context, need)
  }
  throw new AppError('NOT_FOUND')
}
