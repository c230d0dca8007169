import type { OrgNode, TreeView } from '../../cloudfunctions/contract/org'

export interface TargetRow {
  treeId: string
  name: string
  text: string
}

/** The general branches a branch can go to: all but its own. */
export function targetRows(trees: readonly TreeView[], fromTreeId: string): TargetRow[] {
  return trees
    .filter(({ treeId }) => treeId !== fromTreeId)
    .map(({ treeId, name, nodes }) => {
      const branches = nodes.filter(({ level, isRetired }) => level === 'branch' && !isRetired).length
      return { treeId, name, text: branches > 0 ? `现有 ${branches}\u00A0个支部` : '还没有支部' }
    })
}

export function transferQuestion(node: OrgNode, to: TargetRow): { title: string; content: string } {
  return {
    title: `把${node.name}转到${to.name}`,
    content: '小组、成员、职务和邀请码都跟着过去。原来的总支书记就看不到了。',
  }
}
