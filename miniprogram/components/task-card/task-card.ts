import type { CardView } from '../../services/task-card-view'

/** One shift of a task in a list. The card opens the task (`open`); its button claims (`claim`, `takeback`). */
Component({
  properties: {
    card: { type: Object, value: {} as CardView },
    isLarge: { type: Boolean, value: false },
  },

  methods: {
    onOpen() {
      this.triggerEvent('open', this.mark())
    },

    onClaim() {
      this.triggerEvent('claim', this.mark())
    },

    onTakeBack() {
      this.triggerEvent('takeback', this.mark())
    },

    mark() {
      const { shiftId, taskId } = this.data.card as CardView
      return { shiftId, taskId }
    },
  },
})
