import { type ConflictData, conflictSheet } from './conflict'
import {
  type EditedShift,
  mergedSlot,
  type ShiftForm,
  shiftDifferences,
  shiftFormOf,
  slotOf,
} from './shift-form'
import type { Slot } from './slot-plan'

interface ConflictPage {
  data: ConflictData & { form: ShiftForm }
  shift?: EditedShift
  setData(data: Partial<ConflictPage['data']>): void
  onSave(): Promise<void>
}

export const shiftConflict = {
  ...conflictSheet,

  /** Nothing was overwritten: what stands there now is laid beside what was written here. */
  compare(this: ConflictPage, mine: Slot, was: Slot) {
    const differences = this.shift ? shiftDifferences(mine, this.shift, was) : []
    this.setData({ differences, isConflict: true })
  },

  onKeep(this: ConflictPage) {
    const { form, differences } = this.data
    if (this.shift) {
      const slot = mergedSlot(slotOf(form), this.shift, differences)
      this.setData({ isConflict: false, form: shiftFormOf(slot) })
      void this.onSave()
    }
  },
}
