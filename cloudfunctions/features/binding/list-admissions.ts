import type { Output, ParsedInput } from '../../contract/contract'
import type { OfficerContext } from '../../platform/context'
import { findAdmissionsAt } from './admission-store'
import { branchInScope } from './branch-in-scope'
import { viewAdmission } from './view-admission'

export async function listAdmissions(
  context: OfficerContext,
  { branchId }: ParsedInput<'admission.list'>,
): Promise<Output<'admission.list'>> {
  const { name } = await branchInScope(context, branchId)
  const admissions = await findAdmissionsAt(context.scope, branchId)
  return { admissions: admissions.map((admission) => viewAdmission(admission, name)) }
}
