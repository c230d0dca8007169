/** Tells a visitor who wants to claim what is needed first; `close` when it is read. */
Component({
  properties: {
    isShown: { type: Boolean, value: false },
  },

  methods: {
    onClose() {
      this.triggerEvent('close')
    },

    onVisible(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) {
        this.triggerEvent('close')
      }
    },
  },
})
