import type { Option } from '../../services/options'

/** A few things to choose one from, side by side, two across in large letters; tells the choice (`choose`). */
Component({
  properties: {
    label: { type: String, value: '' },
    choices: { type: Array, value: [] as Option[] },
    chosen: { type: String, value: '' },
    problem: { type: String, value: '' },
    isLarge: { type: Boolean, value: false },
  },

  methods: {
    onChoose({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { value: string }>) {
      this.triggerEvent('choose', { value: currentTarget.dataset.value })
    },
  },
})
