/** A line of whoever runs the town, for everybody, until it is read (`close`). */
Component({
  properties: {
    text: { type: String, value: '' },
  },

  methods: {
    onClose() {
      this.triggerEvent('close')
    },
  },
})
