import type { Output } from '../../contract/contract'
import type { Context } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { findAdmissionsOf } from './admission-store'
import { viewAdmission } from './view-admission'

/** What this WeChat user asked branches, bound or not. */
export async function askedBranches({ openid, now }: Context): Promise<Output<'branch.asked'>> {
  if (!openid) {
    return { admissions: [] }
  }
  const [admissions, names] = await Promise.all([findAdmissionsOf(openid), orgNames(now)])
  return {
    admissions: admissions.map((admission) => viewAdmission(admission, names.get(admission.branchId) ?? '')),
  }
}
