import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { op } from '../../platform/database'
import { changeMonth, monthInPhase, refuseOtherVersion } from './run-month'

/**
 * The ballot of a real committee meeting among equals: recorded, not taken here (PRODUCT §1.11). One between others who
 * are equal stands beside the one before: both are needed, when cadres and those for the place that is no cadre's tie.
 */
export async function setBallot(
  context: ActContext,
  { branchId, month, version, order, votes, on }: ParsedInput<'month.ballot'>,
): Promise<Output<'month.ballot'>> {
  const { cycle, standing } = await monthInPhase(context, { branchId, month }, ['committee'])
  refuseOtherVersion(cycle, version, context.requestId)
  const here = new Set(standing.map(({ memberId }) => memberId))
  if (uniq(order).length < order.length || order.some((memberId) => !here.has(memberId))) {
    throw new AppError('INVALID_INPUT', { path: 'order' })
  }
  await context.record({ orgId: branchId, subjectId: branchId, note: `${month} 并列票决` })
  const before = cycle.ballot
  const others = (before?.order ?? []).filter((memberId) => !order.includes(memberId))
  const ballot = {
    order: [...order, ...others],
    votes: others.length > 0 ? `${before?.votes}；${votes}` : votes,
    on,
    by: context.caller.memberId,
  }
  const changed = await changeMonth(cycle, context.requestId, { ballot: op.set(ballot) })
  return { version: changed.version }
}
