import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { HOUR } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { branchInScope } from './branch-in-scope'
import { drawCode } from './draw-code'
import { findInvite, insertInvite, type ShownInvite } from './invite-store'
import { lastingId } from './lasting-id'

/** A round is lost only when a code is drawn that exists. */
const ROUNDS = 3

/** A code that lets so many people of the branch bind within so many days. */
export async function createInvite(
  context: ActContext,
  { branchId, days, uses }: ParsedInput<'invite.create'>,
): Promise<Output<'invite.create'>> {
  const { name } = await branchInScope(context, branchId)
  const { caller, now } = context
  const inviteId = lastingId('invite', caller.memberId, context.requestId)
  await context.record({ orgId: branchId, subjectId: inviteId, note: `邀请码：${days} 天内有效，${uses} 人` })
  const expiresAt = now + days * 24 * HOUR
  for (let round = 0; round < ROUNDS; round += 1) {
    const invite = {
      _id: drawCode(),
      inviteId,
      branchId,
      by: caller.memberId,
      createdAt: now,
      expiresAt,
      uses,
      usesLeft: uses,
      usedBy: [],
      isRevoked: false,
    }
    const earlier = (await insertInvite(invite)) ? invite : await findInvite(context.scope, inviteId)
    if (earlier) {
      return viewInvite(earlier, name)
    }
  }
  throw new AppError('BUSY')
}

export function viewInvite(invite: ShownInvite, branchName: string): Output<'invite.create'> {
  const { _id: code, inviteId, branchId, expiresAt, uses, usesLeft } = invite
  return { inviteId, code, branchId, branchName, expiresAt, uses, usesLeft }
}
