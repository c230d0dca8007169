import { weekday, yearDay } from '../../../services/format'
import type { Option } from '../../../services/options'

/** `2026年11月23日 星期一`; `7:30`, whose hour carries no leading zero. */
function said(mode: string, value: string): string {
  return mode === 'date' ? `${yearDay(value)} ${weekday(value)}` : value.replace(/^0(?=\d)/, '')
}

/** One thing to choose, in the manner of text-field; tells the value (`pick`). `mode` date gives a day, time `07:30`. */
Component({
  properties: {
    label: { type: String, value: '' },
    options: { type: Array, value: [] as Option[] },
    value: { type: String, value: '' },
    mode: { type: String, value: 'selector' },
    hint: { type: String, value: '' },
    problem: { type: String, value: '' },
  },

  data: { index: 0, text: '' },

  observers: {
    'options, value, mode'(options: Option[], value: string, mode: string) {
      const index = options.findIndex((option) => option.value === value)
      const text = mode === 'selector' ? (options[index]?.text ?? '') : value && said(mode, value)
      this.setData({ index: Math.max(index, 0), text: text || '请选择' })
    },
  },

  methods: {
    onChange({ detail }: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
      const { options, mode } = this.data
      const value = mode === 'selector' ? (options[Number(detail.value)]?.value ?? '') : String(detail.value)
      this.triggerEvent('pick', { value })
    },
  },
})
