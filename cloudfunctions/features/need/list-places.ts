import type { Output } from '../../contract/contract'
import type { MemberContext } from '../../platform/context'
import { readTrees, treesWith } from '../../platform/organisation'
import { orgNames } from '../org/org-names'

/** The duty areas of the caller's own general branch, the own branches' first. One operation, the look-up of the caller. */
export async function listPlaces({ caller, now }: MemberContext): Promise<Output<'need.places'>> {
  const own = [caller.branchId, ...caller.alsoIn]
  const trees = treesWith(await readTrees(now), own)
  const names = await orgNames(now)
  const areas = trees.flatMap(({ areas = [] }) => areas)
  const [mine, others] = [true, false].map((isOwn) =>
    areas.filter(({ branchId }) => own.includes(branchId) === isOwn),
  )
  return {
    areas: [...(mine ?? []), ...(others ?? [])].map(({ id, name, branchId }) => ({
      areaId: id,
      name,
      branchName: names.get(branchId) ?? '',
    })),
  }
}
