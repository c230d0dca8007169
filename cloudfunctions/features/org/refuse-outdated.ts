import { AppError } from '../../platform/app-error'
import { finishTransfer } from './finish-transfer'
import type { TreeDocument } from './tree-store'

/** EDIT_CONFLICT unless this is the version that was seen. A transfer that was under way is finished first. */
export async function refuseOutdated(tree: TreeDocument, version: number): Promise<void> {
  if (tree.leaving) {
    await finishTransfer(tree)
    throw new AppError('EDIT_CONFLICT')
  }
  if (tree.version !== version) {
    throw new AppError('EDIT_CONFLICT')
  }
}
