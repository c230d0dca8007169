interface Scope {
  scope: string
  text: string
}

/** Whose things are listed: those of my own branches or of all, unless told otherwise; sends `choose`. */
Component({
  properties: {
    chosen: { type: String, value: 'all' },
    scopes: {
      type: Array,
      value: [
        { scope: 'branch', text: '本支部' },
        { scope: 'all', text: '全部支部' },
      ] as Scope[],
    },
  },

  methods: {
    onChoose(event: WechatMiniprogram.BaseEvent<Record<string, never>, { scope: string }>) {
      this.triggerEvent('choose', { scope: event.currentTarget.dataset.scope })
    },
  },
})
