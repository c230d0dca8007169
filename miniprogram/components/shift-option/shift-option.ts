import type { OptionView } from '../../services/task-detail-view'

/** One shift to choose among those of a task (`choose`). */
Component({
  properties: {
    option: { type: Object, value: {} as OptionView },
    isLarge: { type: Boolean, value: false },
  },

  methods: {
    onChoose() {
      const { shiftId } = this.data.option as OptionView
      this.triggerEvent('choose', { shiftId })
    },
  },
})
