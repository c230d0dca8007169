import { AppError } from '../../platform/app-error'
import { forgetTrees } from '../../platform/organisation'
import { partOf, withoutPart, withPart } from './transfer-rules'
import type { TreeParts } from './tree-rules'
import { findTree, type Leaving, saveLeft, saveTree, type TreeDocument } from './tree-store'

/** Each round lost means that somebody else changed one of the trees in between. */
const ROUNDS = 5

/**
 * The two steps after a branch was marked as leaving: it is put into the other tree, then taken out of this one.
 * Each is one conditional write, and the other tree remembers the request, so any number of callers may finish the
 * same transfer, now or after a crash.
 */
export async function finishTransfer(
  marked: TreeDocument,
  target?: TreeDocument,
): Promise<{ from: TreeDocument; to: TreeDocument | undefined }> {
  let from: TreeDocument | undefined = marked
  let to = target
  for (let round = 0; round < ROUNDS; round += 1) {
    if (!from?.leaving) {
      break
    }
    const { orgId, toTreeId, request }: Leaving = from.leaving
    const part: TreeParts = partOf(from, orgId)
    to ??= await findTree(toTreeId)
    if (to && !hasArrived(to, orgId, request)) {
      to = await saveTree(to, withPart(to, part), request)
    }
    from = (to && (await saveLeft(from, withoutPart(from, part), request))) ?? (await findTree(from._id))
  }
  forgetTrees()
  if (!from || from.leaving) {
    throw new AppError('BUSY')
  }
  return { from, to }
}

function hasArrived(to: TreeDocument, branchId: string, request: string): boolean {
  return to.applied.includes(request) || to.nodes.some(({ id }) => id === branchId)
}
