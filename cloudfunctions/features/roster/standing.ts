import { readTrees } from '../../platform/organisation'
import type { Standing } from './roster-rules'

/** What the rules of an entry need to know of the organisation. */
export async function standingIn(branchId: string, now: number): Promise<Standing> {
  const trees = await readTrees(now)
  return { branchId, nodes: trees.flatMap(({ nodes }) => nodes) }
}
