import { readTrees } from './place'

/** Names of what stands in a general branch; none when it cannot be read, or above general branches. */
export async function groupNames(treeId: string): Promise<ReadonlyMap<string, string>> {
  const read = treeId ? await readTrees(treeId) : { trees: [] }
  const nodes = 'trees' in read ? read.trees.flatMap((tree) => tree.nodes) : []
  return new Map(nodes.map(({ id, name }) => [id, name]))
}
