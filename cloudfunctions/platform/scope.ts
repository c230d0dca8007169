import type { Role } from './identity'
import { COUNTY, subtree, type Tree } from './organisation'
import { type Right, rightsByRole } from './rights'

/** Where a right reaches: the county, or branches and, for group leaders, groups. */
export type Scope =
  | { isCounty: true }
  | {
      isCounty: false
      orgIds: ReadonlySet<string>
      branchIds: readonly string[]
      groupIds: readonly string[]
    }

/** The organisations in which these roles give this right; empty when none does. */
export function scopeOf(roles: readonly Role[], right: Right, trees: readonly Pick<Tree, 'nodes'>[]): Scope {
  const serving = roles.filter(({ role }) => rightsByRole[role].includes(right))
  if (serving.some(({ orgId }) => orgId === COUNTY)) {
    return { isCounty: true }
  }
  const nodes = serving.flatMap(({ orgId }) => subtree(trees, orgId))
  const idsOf = (level: string) => nodes.filter((node) => node.level === level).map(({ id }) => id)
  const branchIds = [...new Set(idsOf('branch'))]
  // A role at a branch reaches its members by the branch; only a role at the group itself needs the group.
  const ownGroups = serving.map(({ orgId }) => orgId)
  const groupIds = idsOf('group').filter((id) => ownGroups.includes(id))
  return {
    isCounty: false,
    orgIds: new Set(nodes.map(({ id }) => id)),
    branchIds,
    groupIds: [...new Set(groupIds)],
  }
}

export function isEmpty(scope: Scope): boolean {
  return !scope.isCounty && scope.orgIds.size === 0
}

/** Whether an organisation lies within. */
export function reaches(scope: Scope, orgId: string): boolean {
  return scope.isCounty || scope.orgIds.has(orgId)
}

/** Whether the whole of a branch lies within: a group leader's right reaches people, not the branch. */
export function reachesBranch(scope: Scope, branchId: string): boolean {
  return scope.isCounty || scope.branchIds.includes(branchId)
}
