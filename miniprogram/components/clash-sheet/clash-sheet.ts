import type { ClashView } from '../../services/clash-view'

/** Two shifts at one time: the safe choice is the filled one (`keep`), the other gives a place back (`swap`). */
Component({
  properties: {
    /** Absent: the sheet is down. */
    clash: { type: Object, value: null as ClashView | null },
  },

  methods: {
    onKeep() {
      this.triggerEvent('keep')
    },

    onSwap() {
      this.triggerEvent('swap')
    },

    onVisible(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) {
        this.triggerEvent('keep')
      }
    },
  },
})
