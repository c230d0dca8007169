import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { unboundOpenid } from '../../platform/identity'
import { branchInScope } from '../binding/branch-in-scope'
import { lastingId } from '../binding/lasting-id'
import { findMember, insertMembers } from './member-store'
import { refuseEntry } from './roster-rules'
import { standingIn } from './standing'
import { viewEntry } from './view-entry'

/** The id comes from officer and request: a retry finds the entry that the first try made. */
export async function addMember(
  context: ActContext,
  input: ParsedInput<'roster.add'>,
): Promise<Output<'roster.add'>> {
  const { caller, now, requestId, scope } = context
  const { id: branchId } = await branchInScope(context, input.branchId)
  refuseEntry(input, await standingIn(branchId, now), dayOf(now))
  const memberId = lastingId('m', caller.memberId, requestId)
  await context.record({ orgId: branchId, subjectId: memberId, note: '录入成员' })
  await insertMembers([{ ...input, _id: memberId, openid: unboundOpenid(memberId), roles: [], version: 1 }])
  const member = await findMember(scope, memberId)
  if (!member) {
    // A late duplicate, after the member moved out of this officer's reach.
    throw new AppError('NOT_FOUND')
  }
  return viewEntry(context, member)
}
