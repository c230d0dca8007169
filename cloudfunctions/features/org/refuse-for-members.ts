import type { TreeEdit } from '../../contract/org'
import { refuse } from './node-rules'
import { areMembers, areOfBranch, hasMembers } from './placement-store'
import type { TreeParts } from './tree-rules'

/**
 * What a rule cannot know of an edit. Members name their branch and their group, so a group goes to another branch,
 * and anything is retired, only when nobody is in it any more. One operation at most.
 */
export async function refuseForMembers({ nodes }: TreeParts, edit: TreeEdit): Promise<void> {
  if (edit.do === 'retire' || edit.do === 'move') {
    const node = nodes.find(({ id }) => id === edit.orgId)
    const isStaying = edit.do === 'move' && node?.parentId === edit.toParentId
    if (node && !isStaying && (await hasMembers(node))) {
      refuse('notEmpty')
    }
  }
  if (edit.do === 'saveTeam' && !(await areOfBranch(edit.memberIds, edit.branchId))) {
    refuse('notHere')
  }
  if (edit.do === 'saveArea' && !(await areOfBranch([edit.leadId], edit.branchId))) {
    refuse('notHere')
  }
  if (edit.do === 'describe' && !(await areMembers(edit.contacts.map(({ memberId }) => memberId)))) {
    refuse('notHere')
  }
}
