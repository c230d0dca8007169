/** Whose tasks are listed: those of my own branches or of all; sends `choose`. */
Component({
  properties: {
    chosen: { type: String, value: 'all' },
  },

  data: {
    scopes: [
      { scope: 'branch', text: '本支部' },
      { scope: 'all', text: '全部支部' },
    ],
  },

  methods: {
    onChoose(event: WechatMiniprogram.BaseEvent<Record<string, never>, { scope: string }>) {
      this.triggerEvent('choose', { scope: event.currentTarget.dataset.scope })
    },
  },
})
