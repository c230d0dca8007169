import type { Role } from '../../platform/identity'
import type { Tree } from '../../platform/organisation'
import { grantableAt } from '../role/granting'

/**
 * Whoever is bound to an entry gets its roles. So only an officer who could grant every one of them, where they
 * are held, may open the entry to another account; else a secretary could make themselves administrator.
 */
export function mayHandOver(
  officer: readonly Role[],
  roles: readonly Role[],
  trees: readonly Tree[],
): boolean {
  return roles.every(({ role, orgId }) => grantableAt(officer, orgId, trees).includes(role))
}
