import type { Context } from '../../platform/context'
import { treesWith } from '../../platform/organisation'
import { rootOf } from '../org/node-rules'
import type { Reader } from './list-rules'
import { readTowns } from './town-of'

export interface Surroundings {
  /** Absent: a visitor. */
  reader?: Reader
  /** What concerns the caller: own branches and their general branches; a visitor's are all general branches. */
  orgIds: readonly string[]
}

/** From the trees that the instance keeps: no operation of its own. */
export async function surroundingsOf({
  caller,
  now,
}: Pick<Context, 'caller' | 'now'>): Promise<Surroundings> {
  const trees = await readTowns(now)
  if (!caller) {
    return { orgIds: trees.map(({ nodes }) => rootOf(nodes).id) }
  }
  const branchIds = [caller.branchId, ...caller.alsoIn]
  const orgIds = [...branchIds, ...treesWith(trees, branchIds).map(({ nodes }) => rootOf(nodes).id)]
  return { reader: { orgIds, ...(caller.track && { track: caller.track }) }, orgIds }
}
