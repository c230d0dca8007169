import type { Difference } from './components/conflict-sheet/conflict-sheet'

/** The part of a page's data that asks what shall hold when two people wrote the same. */
export interface ConflictData {
  isConflict: boolean
  differences: Difference[]
}

export const noConflict: ConflictData = { isConflict: false, differences: [] }

interface ConflictPage {
  data: ConflictData
  setData(data: Partial<ConflictData>): void
}

/** What the sheet with both wordings tells; keeping is the page's own. */
export const conflictSheet = {
  onPick(
    this: ConflictPage,
    { detail }: WechatMiniprogram.CustomEvent<{ key: string; side: Difference['chosen'] }>,
  ) {
    const { key, side } = detail
    const differences = this.data.differences.map((row) => (row.key === key ? { ...row, chosen: side } : row))
    this.setData({ differences })
  },

  onClose(this: ConflictPage) {
    this.setData(noConflict)
  },
}
