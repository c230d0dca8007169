import type { Output, ParsedInput } from '../../contract/contract'
import type { Context } from '../../platform/context'
import { readTrees } from '../../platform/organisation'

/** As many as a person looks through. */
const MOST = 50

/** Branches that look after a region, when it says what the person typed or is said by it: 杭州 finds 浙江杭州 and the reverse. */
export async function findBranches(
  { now }: Context,
  { region: wanted }: ParsedInput<'branch.find'>,
): Promise<Output<'branch.find'>> {
  const trees = await readTrees(now)
  const branches = trees.flatMap(({ nodes }) =>
    nodes.flatMap(({ id, name, level, region, isRetired }) => {
      const isOpen = level === 'branch' && !isRetired
      return isOpen && region && (region.includes(wanted) || wanted.includes(region))
        ? [{ branchId: id, name, region }]
        : []
    }),
  )
  return { branches: branches.slice(0, MOST) }
}
