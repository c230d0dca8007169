import type { Option } from '../../../services/options'

/** Looks for a member by name: tells what is typed (`search`) and who is tapped (`choose`). */
Component({
  properties: {
    label: { type: String, value: '' },
    search: { type: String, value: '' },
    hint: { type: String, value: '' },
    found: { type: Array, value: [] as Option[] },
  },

  methods: {
    onType({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('search', { value: detail.value })
    },

    onChoose({
      currentTarget,
    }: WechatMiniprogram.BaseEvent<Record<string, never>, { value: string; text: string }>) {
      const { value, text } = currentTarget.dataset
      this.triggerEvent('choose', { value, text })
    },
  },
})
