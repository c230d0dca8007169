import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { findInvite, revokeByCode } from './invite-store'

/** The code works no more; who is bound by it stays bound. */
export async function revokeInvite(
  context: ActContext,
  { inviteId }: ParsedInput<'invite.revoke'>,
): Promise<Output<'invite.revoke'>> {
  const invite = await findInvite(context.scope, inviteId)
  if (!invite) {
    throw new AppError('NOT_FOUND')
  }
  await context.record({ orgId: invite.branchId, subjectId: inviteId, note: '撤销邀请码' })
  await revokeByCode(context.scope, invite._id)
  return { inviteId }
}
