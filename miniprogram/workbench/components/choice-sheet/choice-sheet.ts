import type { Option } from '../../../services/options'

export interface Choice {
  title: string
  text: string
  options: Option[]
}

/** One of a longer list than an action sheet holds (WeChat allows six); sends `choose` or `close`. */
Component({
  properties: {
    /** Absent: the sheet is down. */
    choice: { type: Object, value: null as Choice | null },
  },

  methods: {
    onChoose({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { value: string }>) {
      this.triggerEvent('choose', { value: currentTarget.dataset.value })
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
