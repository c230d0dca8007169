import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { beginTransfer, findPair } from './begin-transfer'
import { finishTransfer } from './finish-transfer'
import { orgDeed } from './org-deed'
import { checkTransfer } from './transfer-rules'
import { findTree } from './tree-store'
import { viewTree } from './tree-view'

/**
 * A branch goes to another general branch: marked as leaving, put there, taken away here. From the mark on it goes
 * forward only; the same call repeated, an edit or a look at this tree finishes what a crash left. Six operations.
 */
export async function transferBranch(
  context: ActContext,
  input: ParsedInput<'org.transfer'>,
): Promise<Output<'org.transfer'>> {
  const [from, to] = await findPair(context, input)
  const { request } = orgDeed(context)
  const act = { orgId: input.orgId, subjectId: input.orgId, note: '支部转到另一个党总支' }
  if (from.leaving && from.leaving.request !== request) {
    await finishTransfer(from)
    throw new AppError('EDIT_CONFLICT')
  }
  if (!from.leaving && !from.applied.includes(request)) {
    if (from.version !== input.version || to.version !== input.toVersion) {
      throw new AppError('EDIT_CONFLICT')
    }
    checkTransfer(from, to, input.orgId)
  }
  await context.record(act)
  const marked =
    from.leaving || from.applied.includes(request) ? from : await beginTransfer(from, input, request)
  const done = await finishTransfer(marked, to)
  const arrived = done.to ?? (await findTree(input.toTreeId)) ?? to
  return { from: viewTree(done.from, context.scope), to: viewTree(arrived, context.scope) }
}
