import { AppError } from '../../platform/app-error'
import { readTrees, type Tree, treesWith } from '../../platform/organisation'
import { rootOf } from '../org/node-rules'

/** The general branch that a branch belongs to now. */
export async function townOf(branchId: string, now: number): Promise<string> {
  const [tree] = treesWith(await readTrees(now), [branchId])
  if (!tree) {
    throw new AppError('NOT_FOUND')
  }
  return rootOf(tree.nodes).id
}

/** The trees of the general branches; the county's own has no organisations in it. */
export async function readTowns(now: number): Promise<Tree[]> {
  return (await readTrees(now)).filter(({ nodes }) => nodes.length > 0)
}
