import type { TreeEdit, TreeView } from '../../cloudfunctions/contract/org'
import { type ConflictData, conflictSheet, noConflict } from './conflict'
import { treeDifference } from './tree-view'

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
  onPick: conflictSheet.onPick,

  /** Mine is sent once more, now for the version that was shown; theirs needs nothing. */
  async onKeep(this: ConflictPage) {
    const isMine = this.data.differences.some(({ chosen }) => chosen === 'mine')
    this.setData(noConflict)
    if (isMine && this.edit) {
      await this.save(this.edit)
    }
  },
}
