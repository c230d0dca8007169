import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { reaches } from '../../platform/scope'
import { branchInScope } from '../binding/branch-in-scope'
import { moveMember as writeMove } from './member-store'
import { endingOffices } from './roster-rules'
import { settleEdit } from './settle-edit'
import { standingIn } from './standing'
import { viewEntry } from './view-entry'

/**
 * To another branch, within the reach of one officer: the scope in the write covers the old branch, the check the new
 * one. Three database operations: caller, record, write. The record stands at the new branch, since the old one is not
 * read; the member's own records tell where they were.
 */
export async function moveMember(
  context: ActContext,
  input: ParsedInput<'roster.move'>,
): Promise<Output<'roster.move'>> {
  const { scope, now } = context
  const { memberId, toBranchId } = input
  await branchInScope(context, toBranchId)
  const { nodes } = await standingIn(toBranchId, now)
  const served = nodes.filter(({ id }) => reaches(scope, id))
  await context.record({ orgId: toBranchId, subjectId: memberId, note: '转入本支部' })
  const moved = await writeMove(scope, input, endingOffices(served, toBranchId))
  const member = moved ?? (await settleEdit(context, input, ({ branchId }) => branchId === toBranchId))
  return viewEntry(context, member)
}
