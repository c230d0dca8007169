import type { TreeEdit, TreeView } from '../../cloudfunctions/contract/org'
import type { Difference } from './components/conflict-sheet/conflict-sheet'
import { treeDifference } from './tree-view'

interface ConflictData {
  isConflict: boolean
  differences: Difference[]
}

/** The part of a page's data that asks what shall hold when two people changed the tree. */
export const noConflict: ConflictData = { isConflict: false, differences: [] }

export function askAgain(
  edit: TreeEdit,
  tree: TreeView | undefined,
  names?: ReadonlyMap<string, string>,
): ConflictData {
  return tree ? { isConflict: true, differences: treeDifference(edit, tree, names) } : noConflict
}

interface ConflictPage {
  data: ConflictData
  edit?: TreeEdit
  setData(data: Partial<ConflictData>): void
  save(edit: TreeEdit): Promise<void>
}

export const keepChosen = {
  onPick(
    this: ConflictPage,
    { detail }: WechatMiniprogram.CustomEvent<{ key: string; side: Difference['chosen'] }>,
  ) {
    const differences = this.data.differences.map((row) =>
      row.key === detail.key ? { ...row, chosen: detail.side } : row,
    )
    this.setData({ differences })
  },

  /** Mine is sent once more, now for the version that was shown; theirs needs nothing. */
  async onKeep(this: ConflictPage) {
    const isMine = this.data.differences.some(({ chosen }) => chosen === 'mine')
    this.setData(noConflict)
    if (isMine && this.edit) {
      await this.save(this.edit)
    }
  },
}
