import uniq from 'lodash/uniq'
import { COUNTY, readTrees, treesWith } from '../../platform/organisation'
import { type Right, rightsByRole } from '../../platform/rights'
import { lineOf } from '../org/node-rules'
import { current } from './role-rules'
import { findServing } from './role-store'

/** Who of these is nearest over a branch, besides one person. */
type OfficersOf = (branchId: string, except: string) => string[]

/**
 * Who holds a right over these branches: the officers of the branch itself or, where it has none, of the nearest
 * organisation above it. One operation for any number of branches.
 */
export async function officersOver(
  branchIds: readonly string[],
  right: Right,
  now: number,
): Promise<OfficersOf> {
  const trees = await readTrees(now)
  const lineAbove = (branchId: string) => {
    const [home] = treesWith(trees, [branchId])
    return [...lineOf(home?.nodes ?? [], branchId), COUNTY]
  }
  const serving = await findServing(uniq(branchIds.flatMap(lineAbove)))
  const services = serving.flatMap(({ _id, roles }) =>
    current(roles, now)
      .filter(({ role }) => rightsByRole[role].includes(right))
      .map(({ orgId }) => ({ memberId: _id, orgId })),
  )
  return (branchId, except) => {
    const others = services.filter(({ memberId }) => memberId !== except)
    const nearest = lineAbove(branchId).find((id) => others.some(({ orgId }) => orgId === id))
    return uniq(others.filter(({ orgId }) => orgId === nearest).map(({ memberId }) => memberId))
  }
}
