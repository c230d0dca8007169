/** A number between two ends, with a smaller and a larger beside it; tells the new one (`change`). */
Component({
  properties: {
    /** What is set, above the number and for whoever hears the page instead of seeing it. */
    label: { type: String, value: '' },
    value: { type: Number, value: 0 },
    unit: { type: String, value: '分' },
    step: { type: Number, value: 1 },
    least: { type: Number, value: 0 },
    most: { type: Number, value: 100 },
  },

  methods: {
    onLess() {
      this.tell(this.data.value - this.data.step)
    },

    onMore() {
      this.tell(this.data.value + this.data.step)
    },

    tell(value: number) {
      const { least, most } = this.data
      const within = Math.min(most, Math.max(least, value))
      if (within !== this.data.value) {
        this.triggerEvent('change', { value: within })
      }
    },
  },
})
