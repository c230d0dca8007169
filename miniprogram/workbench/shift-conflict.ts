import type { Difference } from './components/conflict-sheet/conflict-sheet'
import {
  type EditedShift,
  mergedSlot,
  type ShiftForm,
  shiftDifferences,
  shiftFormOf,
  slotOf,
} from './shift-form'
import type { Slot } from './slot-plan'

interface ConflictData {
  isConflict: boolean
  differences: Difference[]
}

export const noShiftConflict: ConflictData = { isConflict: false, differences: [] }

interface ConflictPage {
  data: ConflictData & { form: ShiftForm }
  shift?: EditedShift
  setData(data: Partial<ConflictPage['data']>): void
  onSave(): Promise<void>
}

export const shiftConflict = {
  /** Nothing was overwritten: what stands there now is laid beside what was written here. */
  compare(this: ConflictPage, mine: Slot, was: Slot) {
    const differences = this.shift ? shiftDifferences(mine, this.shift, was) : []
    this.setData({ differences, isConflict: true })
  },

  onPick(
    this: ConflictPage,
    { detail }: WechatMiniprogram.CustomEvent<{ key: string; side: Difference['chosen'] }>,
  ) {
    const { key, side } = detail
    const differences = this.data.differences.map((row) => (row.key === key ? { ...row, chosen: side } : row))
    this.setData({ differences })
  },

  onKeep(this: ConflictPage) {
    const { form, differences } = this.data
    if (this.shift) {
      const slot = mergedSlot(slotOf(form), this.shift, differences)
      this.setData({ isConflict: false, form: shiftFormOf(slot) })
      void this.onSave()
    }
  },

  onClose(this: ConflictPage) {
    this.setData(noShiftConflict)
  },
}
