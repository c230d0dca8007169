import { bindUrl, findUrl } from '../../services/identity-urls'

/** Tells a visitor who wants to claim what is needed first, and leads there; `close` when it is left. */
Component({
  properties: {
    isShown: { type: Boolean, value: false },
  },

  methods: {
    onCode() {
      this.leave(bindUrl())
    },

    onFind() {
      this.leave(findUrl)
    },

    onClose() {
      this.triggerEvent('close')
    },

    leave(url: string) {
      this.triggerEvent('close')
      wx.navigateTo({ url })
    },

    onVisible(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) {
        this.triggerEvent('close')
      }
    },
  },
})
