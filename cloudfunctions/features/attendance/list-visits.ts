import type { Output, ParsedInput } from '../../contract/contract'
import { scopeWith } from '../../platform/access'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { MemberContext } from '../../platform/context'
import { reachesBranch } from '../../platform/scope'
import { memberNames } from '../roster/member-names'
import { whoLeads } from '../task/who-leads'
import { findOfShift, findOfVisitor } from './visit-store'

/**
 * Household notes have named readers (PRODUCT §1.10): whoever was there reads their own, the shift's lead and officers
 * who may read those of the branch read all. Four operations.
 */
export async function listVisits(
  context: MemberContext,
  { shiftId }: ParsedInput<'visit.list'>,
): Promise<Output<'visit.list'>> {
  const { caller, now } = context
  const [shift, scope] = await Promise.all([whoLeads(shiftId), scopeWith(context, 'visit.read')])
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
