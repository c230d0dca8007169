import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import { reaches } from '../../platform/scope'
import { grantableAt } from './granting'
import { findService, withoutService } from './role-rules'
import { findServant, saveRoles } from './role-store'
import { roleText } from './role-words-rules'
import { stepDown } from './step-down'

/** Each round lost means somebody else saved the member in between. */
const ROUNDS = 3

/** Works at the holder's next call. Taking what is not held, or was taken already, changes nothing. */
export async function revokeRole(
  context: ActContext,
  { memberId, role, orgId }: ParsedInput<'role.revoke'>,
): Promise<Output<'role.revoke'>> {
  await refuseRevocation(context, { role, orgId })
  const request = `revoke:${context.caller.memberId}:${context.requestId}`
  for (let round = 0; round < ROUNDS; round += 1) {
    const member = await findServant(memberId)
    if (!member) {
      throw new AppError('NOT_FOUND')
    }
    if (round === 0) {
      await context.record({ orgId, subjectId: memberId, note: `免${roleText[role]}` })
    }
    const held = findService(member.roles, { role, orgId }, context.now)
    if (!held || member.roleRequests?.includes(request)) {
      return { memberId }
    }
    await stepDown({ ...member, roles: [held] })
    if (await saveRoles(member, withoutService(member.roles, { role, orgId }, context.now), request)) {
      return { memberId }
    }
  }
  throw new AppError('BUSY')
}

async function refuseRevocation(
  { caller, scope, now }: ActContext,
  { role, orgId }: Pick<ParsedInput<'role.revoke'>, 'role' | 'orgId'>,
): Promise<void> {
  if (!reaches(scope, orgId)) {
    throw new AppError('FORBIDDEN')
  }
  if (!grantableAt(caller.roles, orgId, await readTrees(now)).includes(role)) {
    throw new AppError('NOT_GRANTABLE')
  }
}
