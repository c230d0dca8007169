/** A number with a smaller and a larger beside it; tells the new one (`change`). Neither end goes further. */
Component({
  properties: {
    /** What is counted, for whoever hears the page instead of seeing it. */
    label: { type: String, value: '' },
    /** Whether the label is also seen, before the number. */
    isNamed: { type: Boolean, value: false },
    value: { type: Number, value: 0 },
    unit: { type: String, value: '小时' },
    step: { type: Number, value: 0.5 },
    least: { type: Number, value: 0.5 },
    most: { type: Number, value: 16 },
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
