/** The seven days ahead; a dot says that there are shifts. Choosing one sends `choose`. */
Component({
  properties: {
    days: { type: Array, value: [] },
    chosen: { type: String, value: '' },
  },

  methods: {
    onChoose(event: WechatMiniprogram.BaseEvent<Record<string, never>, { day: string }>) {
      this.triggerEvent('choose', { day: event.currentTarget.dataset.day })
    },
  },
})
