import sortBy from 'lodash/sortBy'
import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { OfficerContext } from '../../platform/context'
import { COUNTY, readTrees, subtree, type Tree } from '../../platform/organisation'
import { reaches } from '../../platform/scope'
import { orgNames } from '../org/org-names'
import { grantableAt } from './granting'
import { current } from './role-rules'
import { findServing } from './role-store'
import { roleText } from './role-words-rules'

const offices = Object.keys(roleText)

/** Who serves there and below, from the top down, those of one place as their offices are named (`roleText`). Two operations with the look-up of the caller. */
export async function listHolders(
  { caller, scope, now }: OfficerContext,
  { orgId }: { orgId: string },
): Promise<Output<'role.list'>> {
  if (!reaches(scope, orgId)) {
    throw new AppError('FORBIDDEN')
  }
  const trees = await readTrees(now)
  const names = await orgNames(now)
  const orgIds = listedBelow(orgId, trees)
  const rankById = new Map(orgIds.map((id, index) => [id, index]))
  const holders = (await findServing(orgIds)).flatMap(({ _id, name, roles }) =>
    current(roles, now)
      .filter((service) => rankById.has(service.orgId))
      .map((service) => ({ memberId: _id, name, ...service, orgName: names.get(service.orgId) ?? '' })),
  )
  return {
    holders: sortBy(holders, [
      ({ orgId: at }) => rankById.get(at),
      ({ role }) => offices.indexOf(role),
      'memberId',
    ]),
    grantable: grantableAt(caller.roles, orgId, trees),
  }
}

/** Of the county the list ends at the general branches: the thousands below are listed with each of these. */
function listedBelow(orgId: string, trees: readonly Tree[]): string[] {
  if (orgId !== COUNTY) {
    return subtree(trees, orgId).map(({ id }) => id)
  }
  const generals = trees.flatMap(({ nodes }) => nodes.filter(({ level }) => level === 'general'))
  return [COUNTY, ...generals.map(({ id }) => id)]
}
