import { type RoleName, roleNames } from '../../contract/session'
import type { Role } from '../../platform/identity'
import { COUNTY, subtree, type Tree } from '../../platform/organisation'
import { covers, type Right, rightsByRole } from '../../platform/rights'
import { isHeldAt, type Level } from './role-rules'

/** What somebody with these roles may grant and take there: nothing that they lack themselves. */
export function grantableAt(roles: readonly Role[], orgId: string, trees: readonly Tree[]): RoleName[] {
  const level = levelOf(orgId, trees)
  const mine = rightsAt(roles, orgId, trees)
  return level ? roleNames.filter((role) => isHeldAt(role, level) && covers(mine, role)) : []
}

/** Whether an organisation is the other one or lies below it. */
export function isWithin(trees: readonly Tree[], orgId: string, aboveId: string): boolean {
  return aboveId === COUNTY || orgId === aboveId || subtree(trees, aboveId).some(({ id }) => id === orgId)
}

export function levelOf(orgId: string, trees: readonly Tree[]): Level | undefined {
  return orgId === COUNTY ? 'county' : subtree(trees, orgId)[0]?.level
}

function rightsAt(roles: readonly Role[], orgId: string, trees: readonly Tree[]): ReadonlySet<Right> {
  const serving = roles.filter((role) => isWithin(trees, orgId, role.orgId))
  return new Set(serving.flatMap(({ role }) => rightsByRole[role]))
}
