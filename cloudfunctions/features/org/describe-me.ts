import type { Output } from '../../contract/contract'
import type { Context } from '../../platform/context'
import { orgNames } from './org-names'

export async function describeMe({ caller, now }: Context): Promise<Output<'session.me'>> {
  if (!caller) {
    return { bound: false }
  }
  const names = await orgNames(now)
  return {
    bound: true,
    memberId: caller.memberId,
    name: caller.name,
    branchId: caller.branchId,
    branchName: names.get(caller.branchId) ?? '',
    kind: caller.kind,
    roles: caller.roles.map(({ role, orgId }) => ({ role, orgId, orgName: names.get(orgId) ?? '' })),
  }
}
