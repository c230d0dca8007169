/** One thing two people wrote differently. */
export interface Difference {
  key: string
  label: string
  mine: string
  now: string
  chosen: 'mine' | 'now'
}

/** Somebody saved first: shows both wordings, lets the person pick (`pick`), then saves (`save`) or not (`close`). */
Component({
  properties: {
    isShown: { type: Boolean, value: false },
    /** What others changed that is not mine to choose. */
    changes: { type: Array, value: [] as string[] },
    rows: { type: Array, value: [] as Difference[] },
  },

  methods: {
    onPick({
      currentTarget,
    }: WechatMiniprogram.BaseEvent<Record<string, never>, { key: string; side: string }>) {
      const { key, side } = currentTarget.dataset
      this.triggerEvent('pick', { key, side })
    },

    onSave() {
      this.triggerEvent('save')
    },

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
