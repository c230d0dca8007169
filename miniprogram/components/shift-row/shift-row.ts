import type { RowView } from '../../services/shift-row-view'

/** One of my shifts, in a list of them; tapping it (`open`) leads to the task. */
Component({
  properties: {
    row: { type: Object, value: {} as RowView },
    isLarge: { type: Boolean, value: false },
  },

  methods: {
    onOpen() {
      const { taskId, shiftId } = this.data.row as RowView
      this.triggerEvent('open', { taskId, shiftId })
    },
  },
})
