/** Where one works, and the way to another organisation. */
Component({
  properties: {
    name: { type: String, value: '' },
    text: { type: String, value: '' },
  },

  methods: {
    onSwitch() {
      wx.navigateTo({ url: '/workbench/choose/choose' })
    },
  },
})
