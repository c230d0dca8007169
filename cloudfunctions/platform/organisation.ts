import type { OrgNode, TreeView } from '../contract/org'
import { collection } from './database'

/** The county itself: a role held here reaches everything. */
export const COUNTY = 'county'

/** A general branch's whole tree, one document: a move inside it is one conditional write. */
export interface Tree {
  _id: string
  /** Rises with every change. */
  version: number
  nodes: OrgNode[]
  /** Duty areas; a tree that never had one may lack the field. */
  areas?: TreeView['areas']
  /** A branch on its way to another tree: it counts here until it stands there, so never in both. */
  leaving?: { orgId: string; toTreeId: string }
  /** 演示数据: its people and deeds are invented. */
  isDemo?: boolean
}

/** How often trees are read anew when they change while they are read. */
const ROUNDS = 3

/** Another instance's change of the tree is seen within this time; a revoked role at once (it is the member's). */
const KEPT_FOR = 10_000

const trees = collection<Tree>('trees')
let known = new Map<string, Tree>()
let counted: readonly Tree[] = []
let checkedAt = Number.NEGATIVE_INFINITY
let changes = 0

/**
 * Every organisation of the county. Versions are looked at once in ten seconds, and only trees that changed are
 * read anew: one operation at most, two after a change, none in between.
 */
export async function readTrees(now: number): Promise<readonly Tree[]> {
  if (Math.abs(now - checkedAt) > KEPT_FOR) {
    const asked = changes
    await refresh()
    // What was read may be older than a change made meanwhile.
    if (changes === asked) {
      checkedAt = now
    }
  }
  return counted
}

/** After a change of one's own. */
export function forgetTrees(): void {
  changes += 1
  checkedAt = Number.NEGATIVE_INFINITY
}

/**
 * Trees of different moments could lack a branch that goes from one to the other: when one has changed since the
 * versions were looked at, all are looked at again.
 */
async function refresh(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const versions = await trees.find({}, { fields: ['version'], limit: 1_000 })
    const stale = versions.filter(({ _id, version }) => known.get(_id)?.version !== version)
    const fresh = stale.length === 0 ? [] : await readNodes(stale.map(({ _id }) => _id))
    const freshById = new Map(fresh.map((tree) => [tree._id, tree]))
    known = new Map(
      versions.flatMap(({ _id }) => {
        const tree = freshById.get(_id) ?? known.get(_id)
        return tree ? [[_id, tree]] : []
      }),
    )
    if (stale.every(({ _id, version }) => freshById.get(_id)?.version === version)) {
      break
    }
  }
  counted = [...known.values()].map((tree) => withoutArrived(tree, known))
}

function withoutArrived(tree: Tree, all: ReadonlyMap<string, Tree>): Tree {
  const { nodes, areas = [], leaving } = tree
  if (!leaving || !all.get(leaving.toTreeId)?.nodes.some(({ id }) => id === leaving.orgId)) {
    return tree
  }
  const gone = below(nodes, leaving.orgId)
  return {
    ...tree,
    nodes: nodes.filter((node) => !gone.includes(node)),
    areas: areas.filter(({ branchId }) => branchId !== leaving.orgId),
  }
}

function readNodes(treeIds: readonly string[]): Promise<Tree[]> {
  return trees.findByIds(treeIds, ['version', 'nodes', 'areas', 'leaving', 'isDemo'])
}

/** The trees in which these organisations stand: of one organisation at most one. */
export function treesWith<T extends Pick<Tree, 'nodes'>>(
  allTrees: readonly T[],
  orgIds: readonly string[],
): T[] {
  return allTrees.filter(({ nodes }) => nodes.some(({ id }) => orgIds.includes(id)))
}

/** The ids of an organisation and of everything below it, in whichever tree it stands. */
export function subtree(allTrees: readonly Pick<Tree, 'nodes'>[], orgId: string): OrgNode[] {
  return treesWith(allTrees, [orgId]).flatMap(({ nodes }) => below(nodes, orgId))
}

function below(nodes: readonly OrgNode[], orgId: string): OrgNode[] {
  const found = nodes.filter(({ id }) => id === orgId)
  for (let index = 0; index < found.length; index += 1) {
    const parent = found[index] as OrgNode
    found.push(...nodes.filter(({ parentId }) => parentId === parent.id))
  }
  return found
}
