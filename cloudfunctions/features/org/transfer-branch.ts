import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { reaches } from '../../platform/scope'
import { finishTransfer } from './finish-transfer'
import { rootOf } from './node-rules'
import { orgDeed } from './org-deed'
import { checkTransfer } from './transfer-rules'
import { findTree, findTreesById, markLeaving, type TreeDocument } from './tree-store'
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
  const marked = from.leaving || from.applied.includes(request) ? from : await mark(from, input, request)
  const done = await finishTransfer(marked, to)
  const arrived = done.to ?? (await findTree(input.toTreeId)) ?? to
  return { from: viewTree(done.from, context.scope), to: viewTree(arrived, context.scope) }
}

async function findPair(
  { scope }: ActContext,
  { treeId, toTreeId }: ParsedInput<'org.transfer'>,
): Promise<readonly [from: TreeDocument, to: TreeDocument]> {
  if (treeId === toTreeId) {
    throw new AppError('INVALID_INPUT', { path: 'toTreeId' })
  }
  const found = await findTreesById([treeId, toTreeId])
  const from = found.find(({ _id }) => _id === treeId)
  const to = found.find(({ _id }) => _id === toTreeId)
  if (!from || !to) {
    throw new AppError('NOT_FOUND')
  }
  if (![from, to].every(({ nodes }) => reaches(scope, rootOf(nodes).id))) {
    throw new AppError('FORBIDDEN')
  }
  return [from, to]
}

/** The same request at the same moment may have marked it already. */
async function mark(
  from: TreeDocument,
  { orgId, toTreeId }: ParsedInput<'org.transfer'>,
  request: string,
): Promise<TreeDocument> {
  const marked = await markLeaving(from, { orgId, toTreeId, request })
  const standing = marked ?? (await findTree(from._id))
  if (standing?.leaving?.request !== request && !standing?.applied.includes(request)) {
    throw new AppError('EDIT_CONFLICT')
  }
  return standing
}
