import type { Output } from '../../contract/contract'
import type { OrgNode } from '../../contract/org'
import type { Context } from '../../platform/context'
import { treesWith } from '../../platform/organisation'
import { rootOf } from '../org/node-rules'
import { readTowns } from './town-of'

/** From the trees that the instance keeps: no operation besides the look-up of the caller. */
export async function listFeeds({
  caller,
  now,
}: Pick<Context, 'caller' | 'now'>): Promise<Output<'post.places'>> {
  const trees = await readTowns(now)
  const homes = caller && [caller.branchId, ...caller.alsoIn]
  const near = homes ? treesWith(trees, homes) : trees
  const places =
    homes || trees.length === 1 ? near.flatMap(branchesOf) : trees.map(({ nodes }) => rootOf(nodes))
  return { places: places.map(({ id, name }) => ({ orgId: id, name })) }
}

function branchesOf({ nodes }: { nodes: readonly OrgNode[] }): OrgNode[] {
  return nodes.filter(({ level, isRetired }) => level === 'branch' && !isRetired)
}
