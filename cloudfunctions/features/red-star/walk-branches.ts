import { walkOn } from '../../platform/cursor'
import { readTrees } from '../../platform/organisation'

const AT_ONCE = 20

interface BranchWalk {
  name: string
  /** What has come due, in order. */
  instants: readonly number[]
  /** Where the first walk ever begins: what came before is passed over. */
  from: number
  now: number
  /** To be safe to repeat. */
  handle(at: number, branchIds: readonly string[]): Promise<unknown>
}

/** One step through every branch of the county for each instant that has come, twenty branches at once. */
export async function walkBranches({
  name,
  instants,
  from,
  now,
  handle,
}: BranchWalk): Promise<{ done: number; isMore: boolean }> {
  const nodes = (await readTrees(now)).flatMap((tree) => tree.nodes)
  const branchIds = nodes.flatMap(({ id, level }) => (level === 'branch' ? [id] : [])).sort()
  const done = await walkOn({
    name,
    from,
    async next(after) {
      for (const at of instants) {
        const left = branchIds.filter((id) => at > after.at || (at === after.at && id > after.id))
        if (left.length > 0) {
          return left.slice(0, AT_ONCE).map((id) => ({ at, id }))
        }
      }
      return []
    },
    positionOf: (one) => one,
    handle: (some) =>
      handle(
        some[0]?.at ?? 0,
        some.map(({ id }) => id),
      ),
  })
  // A step ends with the branches of one instant; another one may have come as well.
  return { done, isMore: done > 0 }
}
