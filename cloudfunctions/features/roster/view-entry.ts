import type { RosterEntry, RosterRow } from '../../contract/roster'
import type { OfficerContext } from '../../platform/context'
import { unboundOpenid } from '../../platform/identity'
import { readTrees } from '../../platform/organisation'
import { reaches, scopeOf } from '../../platform/scope'
import { orgNames } from '../org/org-names'
import type { Member } from './member-store'

/** An entry as its officer may see it. The exemption has named readers: those who may edit the roster there. */
export async function viewEntry({ caller, now }: OfficerContext, member: Member): Promise<RosterEntry> {
  const { _id, openid, alsoIn, roles, exemption, ...rest } = member
  const names = await orgNames(now)
  const editing = scopeOf(caller.roles, 'roster.edit', await readTrees(now))
  return {
    ...rest,
    alsoIn: [...alsoIn],
    roles: [...roles],
    memberId: _id,
    branchName: names.get(member.branchId) ?? '',
    alsoInNames: alsoIn.map((branchId) => names.get(branchId) ?? ''),
    isBound: openid !== unboundOpenid(_id),
    ...(exemption && reaches(editing, member.branchId) && { exemption }),
  }
}

export function viewRow({ _id, openid, name, branchId, groupId, kind, track }: Member): RosterRow {
  return {
    memberId: _id,
    name,
    branchId,
    kind,
    isBound: openid !== unboundOpenid(_id),
    ...(groupId && { groupId }),
    ...(track && { track }),
  }
}
