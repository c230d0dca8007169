import type { Output } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { OfficerContext } from '../../platform/context'
import { reaches } from '../../platform/scope'
import { finishTransfer } from './finish-transfer'
import { findTree } from './tree-store'
import { viewTree } from './tree-view'

/** Whoever opens a tree that a crash left in the middle of a transfer finishes it, and sees it as it is then. */
export async function showTree(
  { scope }: OfficerContext,
  { treeId }: { treeId: string },
): Promise<Output<'org.tree'>> {
  const found = await findTree(treeId)
  const tree = found?.leaving ? (await finishTransfer(found)).from : found
  if (!tree?.nodes.some(({ id }) => reaches(scope, id))) {
    throw new AppError('NOT_FOUND')
  }
  return viewTree(tree, scope)
}
