import type { Output } from '../../contract/contract'
import type { OrgNode } from '../../contract/org'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { COUNTY, forgetTrees, readTrees } from '../../platform/organisation'
import { isNameTaken, refuse } from './node-rules'
import { orgDeed } from './org-deed'
import { findTree, insertTree } from './tree-store'
import { viewTree } from './tree-view'

/** A general branch of its own tree. Its id follows from the request, so a retry founds nothing twice. */
export async function foundTree(
  context: ActContext,
  { name }: { name: string },
): Promise<Output<'org.found'>> {
  const { newId } = orgDeed(context)
  const root: OrgNode = { id: newId, name, level: 'general', kind: 'area', parentId: null }
  const standing = (await readTrees(context.now)).flatMap(({ nodes }) => nodes)
  if (isNameTaken(standing, root)) {
    refuse('nameTaken')
  }
  await context.record({ orgId: COUNTY, subjectId: newId, note: '成立党总支' })
  await insertTree(newId, [root])
  forgetTrees()
  const tree = await findTree(newId)
  if (!tree) {
    throw new AppError('NOT_FOUND')
  }
  return viewTree(tree, context.scope)
}
