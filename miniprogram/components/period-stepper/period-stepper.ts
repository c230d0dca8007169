/** A year or a week with one step back (`earlier`) and one forward (`later`). */
Component({
  properties: {
    name: { type: String, value: '' },
    /** What one step is called: 年, 周. */
    unit: { type: String, value: '' },
    hasEarlier: { type: Boolean, value: false },
    hasLater: { type: Boolean, value: false },
  },

  methods: {
    onEarlier() {
      this.triggerEvent('earlier')
    },

    onLater() {
      this.triggerEvent('later')
    },
  },
})
