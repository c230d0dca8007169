import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { op } from '../../platform/database'
import { changeMonth, monthInPhase } from './run-month'

/** A correction after publication is a note beside the list, never a changed list. */
export async function addNote(
  context: ActContext,
  { branchId, month, text }: ParsedInput<'month.note'>,
): Promise<Output<'month.note'>> {
  const { cycle } = await monthInPhase(context, { branchId, month }, ['frozen'])
  await context.record({ orgId: branchId, subjectId: branchId, note: `${month} 更正说明` })
  const note = { at: context.now, by: context.caller.memberId, text }
  const { notes } = await changeMonth(cycle, context.requestId, { notes: op.push(note) })
  return { notes: notes.length }
}
