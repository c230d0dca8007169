import type { OrgNode } from '../contract/org'
import { collection } from './database'

/** The county itself: a role held here reaches everything. */
export const COUNTY = 'county'

/** A general branch's whole tree, one document: a move inside it is one conditional write. */
export interface Tree {
  _id: string
  /** Rises with every change. */
  version: number
  nodes: OrgNode[]
}

interface Known {
  tree: Tree
}

/** Another instance's change of the tree is seen within this time; a revoked role at once (it is the member's). */
const KEPT_FOR = 10_000

const trees = collection<Tree>('trees')
let known = new Map<string, Known>()
let checkedAt = Number.NEGATIVE_INFINITY

/**
 * Every organisation of the county. Versions are looked at once in ten seconds, and only trees that changed are
 * read anew: one operation at most, two after a change, none in between.
 */
export async function readTrees(now: number): Promise<readonly Tree[]> {
  if (Math.abs(now - checkedAt) > KEPT_FOR) {
    await refresh()
    checkedAt = now
  }
  return [...known.values()].map(({ tree }) => tree)
}

/** After a change of one's own. */
export function forgetTrees(): void {
  checkedAt = Number.NEGATIVE_INFINITY
}

async function refresh(): Promise<void> {
  const versions = await trees.find({}, { fields: ['version'], limit: 1_000 })
  const stale = versions.filter(({ _id, version }) => known.get(_id)?.tree.version !== version)
  const fresh = stale.length === 0 ? [] : await readNodes(stale.map(({ _id }) => _id))
  const freshById = new Map(fresh.map((tree) => [tree._id, tree]))
  known = new Map(
    versions.flatMap(({ _id }) => {
      const tree = freshById.get(_id) ?? known.get(_id)?.tree
      return tree ? [[_id, { tree }]] : []
    }),
  )
}

function readNodes(treeIds: readonly string[]): Promise<Tree[]> {
  return trees.findByIds(treeIds, ['version', 'nodes'])
}

/** The ids of an organisation and of everything below it, in whichever tree it stands. */
export function subtree(allTrees: readonly Pick<Tree, 'nodes'>[], orgId: string): OrgNode[] {
  for (const { nodes } of allTrees) {
    if (nodes.some(({ id }) => id === orgId)) {
      return below(nodes, orgId)
    }
  }
  return []
}

function below(nodes: readonly OrgNode[], orgId: string): OrgNode[] {
  const found = nodes.filter(({ id }) => id === orgId)
  for (let index = 0; index < found.length; index += 1) {
    const parent = found[index] as OrgNode
    found.push(...nodes.filter(({ parentId }) => parentId === parent.id))
  }
  return found
}
