import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { MemberContext } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import { reachesBranch, scopeOf } from '../../platform/scope'
import { memberNames } from '../roster/member-names'
import { whoLeads } from '../task/who-leads'
import { findOfShift, findOfVisitor } from './visit-store'

/**
 * Household notes have named readers (PRODUCT §1.10): whoever was there reads their own, the shift's lead and officers
 * who may read those of the branch read all. Four operations.
 */
export async function listVisits(
  { caller, now }: MemberContext,
  { shiftId }: ParsedInput<'visit.list'>,
): Promise<Output<'visit.list'>> {
  const shift = await whoLeads(shiftId)
  const scope = scopeOf(caller.roles, 'visit.read', caller.roles.length === 0 ? [] : await readTrees(now))
  const readsAll = shift && (shift.leadId === caller.memberId || reachesBranch(scope, shift.branchId))
  const visits = readsAll
    ? await findOfShift(shiftId, dayOf(now))
    : await findOfVisitor(shiftId, caller.memberId, dayOf(now))
  if (!readsAll && visits.length === 0) {
    throw new AppError('NOT_FOUND')
  }
  const names = await memberNames(visits.map(({ memberId }) => memberId))
  return {
    visits: visits.map(({ memberId, household, result, day, keptUntil }) => ({
      household,
      result,
      byName: names.get(memberId) ?? '',
      day,
      keptUntil,
    })),
  }
}
