import type { Role } from '../../platform/identity'
import { COUNTY, subtree, type Tree } from '../../platform/organisation'
import { covers, type Right, rightsByRole } from '../../platform/rights'

/**
 * Whoever is bound to an entry gets its roles. So only an officer who could grant every one of them, where they
 * are held, may open the entry to another account; else a secretary could make themselves administrator.
 */
export function mayHandOver(
  officer: readonly Role[],
  roles: readonly Role[],
  trees: readonly Pick<Tree, 'nodes'>[],
): boolean {
  return roles.every(({ role, orgId }) => covers(rightsAt(officer, orgId, trees), role))
}

function rightsAt(
  roles: readonly Role[],
  orgId: string,
  trees: readonly Pick<Tree, 'nodes'>[],
): ReadonlySet<Right> {
  const serving = roles.filter(
    (held) => held.orgId === COUNTY || subtree(trees, held.orgId).some(({ id }) => id === orgId),
  )
  return new Set(serving.flatMap(({ role }) => rightsByRole[role]))
}

/** Those that have not ended. */
export function rolesAt(now: number, roles: readonly Role[]): Role[] {
  return roles.filter(({ until }) => until === undefined || until > now)
}
