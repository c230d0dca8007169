import type { ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { reaches } from '../../platform/scope'
import { rootOf } from './node-rules'
import { findTree, findTreesById, markLeaving, type TreeDocument } from './tree-store'

/** Both trees; FORBIDDEN unless the officer reaches all of both. */
export async function findPair(
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

/** First step. The same request at the same moment may have marked it already. */
export async function beginTransfer(
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
