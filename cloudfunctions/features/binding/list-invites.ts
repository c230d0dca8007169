import type { Output, ParsedInput } from '../../contract/contract'
import type { OfficerContext } from '../../platform/context'
import { branchInScope } from './branch-in-scope'
import { viewInvite } from './create-invite'
import { findWorkingInvites } from './invite-store'

export async function listInvites(
  context: OfficerContext,
  { branchId }: ParsedInput<'invite.list'>,
): Promise<Output<'invite.list'>> {
  const { name } = await branchInScope(context, branchId)
  const invites = await findWorkingInvites(context.scope, branchId, context.now)
  return { invites: invites.map((invite) => viewInvite(invite, name)) }
}
