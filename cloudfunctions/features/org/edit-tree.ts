import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { forgetTrees } from '../../platform/organisation'
import { reaches } from '../../platform/scope'
import { describeEdit } from './edit-rules'
import { rootOf } from './node-rules'
import { orgDeed } from './org-deed'
import { refuseForMembers } from './refuse-for-members'
import { refuseOutdated } from './refuse-outdated'
import { applyEdit, touchedBy } from './tree-rules'
import { findTree, saveTree, type TreeDocument } from './tree-store'
import { viewTree } from './tree-view'

/** One conditional write of the tree. Four operations, five when the edit has to do with members. */
export async function editTree(
  context: ActContext,
  input: ParsedInput<'org.edit'>,
): Promise<Output<'org.edit'>> {
  const tree = await findTree(input.treeId)
  const { request, newId } = orgDeed(context)
  if (!tree) {
    throw new AppError('NOT_FOUND')
  }
  if (tree.applied.includes(request)) {
    const { id } = rootOf(tree.nodes)
    await context.record({ orgId: id, subjectId: id, note: '重复的请求' })
    return viewTree(tree, context.scope)
  }
  const touched = touchedBy(tree, input.edit)
  if (!touched.every((orgId) => reaches(context.scope, orgId))) {
    throw new AppError('FORBIDDEN')
  }
  await refuseOutdated(tree, input.version)
  const after = applyEdit(tree, input.edit, newId)
  await refuseForMembers(tree, input.edit)
  await context.record({ orgId: touched[0] ?? rootOf(tree.nodes).id, ...describeEdit(input.edit, newId) })
  const saved = (await saveTree(tree, after, request)) ?? (await findApplied(input.treeId, request))
  forgetTrees()
  return viewTree(saved, context.scope)
}

/** The same request at the same moment may have been quicker; anybody else's change is a conflict. */
async function findApplied(treeId: string, request: string): Promise<TreeDocument> {
  const tree = await findTree(treeId)
  if (!tree?.applied.includes(request)) {
    throw new AppError('EDIT_CONFLICT')
  }
  return tree
}
