import { readTrees, treesWith } from '../../platform/organisation'
import { findTree } from './tree-store'

/** Names of the standing teams of the tree a branch stands in, by id; one operation. */
export async function teamNames(branchId: string, now: number): Promise<ReadonlyMap<string, string>> {
  const [home] = treesWith(await readTrees(now), [branchId])
  const tree = home && (await findTree(home._id))
  return new Map(tree?.teams.map(({ id, name }) => [id, name]))
}
