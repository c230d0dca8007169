import { type Change, collection, op } from '../../platform/database'
import { COUNTY, type Tree } from '../../platform/organisation'
import type { TreeParts } from './tree-rules'
import { type Later, presentTree } from './tree-shape-rules'

/** A branch on its way to another tree; until it has left, no edit touches this tree. */
export interface Leaving {
  orgId: string
  toTreeId: string
  request: string
}

export interface TreeDocument extends Omit<Tree, 'areas' | 'leaving'>, Later {
  leaving?: Leaving
}

/** Enough for every honest late duplicate. */
const REQUESTS_KEPT = 50

const trees = collection<Tree & Partial<TreeDocument>>('trees')
const fields = ['version', 'nodes', 'teams', 'areas', 'applied', 'leaving'] as const

export async function findTree(treeId: string): Promise<TreeDocument | undefined> {
  return (await findTreesById([treeId]))[0]
}

export async function findTreesById(treeIds: readonly string[]): Promise<TreeDocument[]> {
  const found = await trees.findByIds(
    treeIds.filter((id) => id !== COUNTY),
    fields,
  )
  return found.map(presentTree)
}

/** In whichever tree it stands. */
export async function findTeam(teamId: string): Promise<TreeParts['teams'][number] | undefined> {
  const [tree] = await trees.find({ 'teams.id': teamId }, { fields: ['teams'], limit: 1 })
  return tree?.teams?.find(({ id }) => id === teamId)
}

/** Says whether it was new. */
export function insertTree(treeId: string, nodes: Tree['nodes']): Promise<boolean> {
  return trees.insert({ _id: treeId, version: 1, nodes, teams: [], areas: [], applied: [] })
}

/** `undefined`: somebody else changed the tree since it was read. */
export function saveTree(before: TreeDocument, after: TreeParts, request: string) {
  return write(before, { ...partsOf(after), applied: op.pushBounded(request, REQUESTS_KEPT) })
}

/** First step of a transfer: from here on it goes forward only. */
export function markLeaving(before: TreeDocument, leaving: Leaving) {
  return write(before, { leaving })
}

/** Last step of a transfer. */
export function saveLeft(before: TreeDocument, after: TreeParts, request: string) {
  return write(before, {
    ...partsOf(after),
    leaving: op.unset(),
    applied: op.pushBounded(request, REQUESTS_KEPT),
  })
}

async function write({ _id, version }: TreeDocument, change: Change): Promise<TreeDocument | undefined> {
  const saved = await trees.updateAndReturn({ _id, version }, { ...change, version: op.inc(1) })
  return saved && presentTree(saved)
}

function partsOf({ nodes, teams, areas }: TreeParts): TreeParts {
  return { nodes, teams, areas }
}
