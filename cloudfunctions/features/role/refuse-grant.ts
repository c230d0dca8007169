import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { readTrees, subtree } from '../../platform/organisation'
import { reaches } from '../../platform/scope'
import { grantableAt, isWithin, levelOf } from './granting'
import { conflicts, findService, type Service } from './role-rules'
import type { Servant } from './role-store'

/** What forbids a grant, whoever it is for. */
export async function refuseGrant(
  { caller, scope, now }: ActContext,
  { role, orgId, until }: Service,
): Promise<void> {
  // An administrator whose role ends by itself might be the last one.
  if (until !== undefined && (until <= now || role === 'countyAdministrator')) {
    throw new AppError('INVALID_INPUT', { path: 'until' })
  }
  if (!reaches(scope, orgId)) {
    throw new AppError('FORBIDDEN')
  }
  const trees = await readTrees(now)
  if (!levelOf(orgId, trees)) {
    throw new AppError('NOT_FOUND')
  }
  if (subtree(trees, orgId)[0]?.isRetired || !grantableAt(caller.roles, orgId, trees).includes(role)) {
    throw new AppError('NOT_GRANTABLE')
  }
}

/** What forbids it for this member; `isDone`: this very request has been carried out before. */
export async function refuseMember(
  { now }: ActContext,
  member: Servant | undefined,
  service: Service,
  isDone: boolean,
): Promise<Servant> {
  if (!member) {
    throw new AppError('NOT_FOUND')
  }
  if (member.leftOn) {
    throw new AppError('ENTRY_REFUSED', { why: 'left' })
  }
  if (isDone && !findService(member.roles, service, now)) {
    throw new AppError('EDIT_CONFLICT')
  }
  const trees = await readTrees(now)
  if (conflicts(member.roles, service, now, (orgId, aboveId) => isWithin(trees, orgId, aboveId))) {
    throw new AppError('ROLE_CONFLICT')
  }
  return member
}
