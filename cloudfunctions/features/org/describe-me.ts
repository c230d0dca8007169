import type { Output } from '../../contract/contract'
import type { Context } from '../../platform/context'
import { noticeText } from '../../platform/operator-words'
import { readTrees } from '../../platform/organisation'
import { orgNames } from './org-names'

export async function describeMe({ caller, now }: Context): Promise<Output<'session.me'>> {
  const notice = noticeText()
  const isDemo = (await readTrees(now)).some((tree) => tree.isDemo)
  const town = { ...(isDemo && { isDemo: true as const }), ...(notice !== undefined && { notice }) }
  if (!caller) {
    return { bound: false, ...town }
  }
  const names = await orgNames(now)
  return {
    bound: true,
    ...town,
    memberId: caller.memberId,
    name: caller.name,
    branchId: caller.branchId,
    branchName: names.get(caller.branchId) ?? '',
    kind: caller.kind,
    roles: caller.roles.map(({ role, orgId }) => ({ role, orgId, orgName: names.get(orgId) ?? '' })),
  }
}
