import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { unboundOpenid } from '../../platform/identity'
import { readTrees } from '../../platform/organisation'
import { current } from '../role/role-rules'
import { findEntry, unbindEntry } from './entry-store'
import { forgetAccount } from './forget-account'
import { mayHandOver } from './hand-over'

/**
 * Frees an entry, so that its person can bind a new WeChat account with a code. The old account is a visitor from
 * its next call on, and what hangs on it is forgotten first: afterwards nobody would know which account it was.
 * Nobody unbinds themselves: an administrator who did could shut out the last one.
 */
export async function unbindMember(
  context: ActContext,
  { memberId }: ParsedInput<'member.unbind'>,
): Promise<Output<'member.unbind'>> {
  const { caller, now, scope, requestId } = context
  const entry = await findEntry(scope, memberId)
  if (!entry || entry.leftOn) {
    throw new AppError('NOT_FOUND')
  }
  const isAbove = mayHandOver(caller.roles, current(entry.roles, now), await readTrees(now))
  if (!isAbove || memberId === caller.memberId) {
    throw new AppError('FORBIDDEN')
  }
  await context.record({ orgId: entry.branchId, subjectId: memberId, note: '解除微信绑定' })
  const request = `${caller.memberId}:${requestId}`
  if (entry.unboundBy !== request && entry.openid !== unboundOpenid(memberId)) {
    await forgetAccount(entry.openid)
    await unbindEntry(scope, entry, request)
  }
  return { memberId }
}
