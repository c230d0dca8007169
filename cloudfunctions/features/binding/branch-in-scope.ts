import type { OrgNode } from '../../contract/org'
import { AppError } from '../../platform/app-error'
import type { OfficerContext } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import { reaches } from '../../platform/scope'

/** A branch that is at work. */
export async function findBranch(branchId: string, now: number): Promise<OrgNode> {
  const trees = await readTrees(now)
  const branch = trees
    .flatMap(({ nodes }) => nodes)
    .find(({ id, level, isRetired }) => id === branchId && level === 'branch' && !isRetired)
  if (!branch) {
    throw new AppError('NOT_FOUND')
  }
  return branch
}

/** The same for an officer, whose right must reach it. */
export function branchInScope({ scope, now }: OfficerContext, branchId: string): Promise<OrgNode> {
  if (!reaches(scope, branchId)) {
    throw new AppError('FORBIDDEN')
  }
  return findBranch(branchId, now)
}
