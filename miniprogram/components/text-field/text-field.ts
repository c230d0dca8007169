/** One thing to type, with its name above and what is amiss below; tells every change (`type`). */
Component({
  properties: {
    label: { type: String, value: '' },
    value: { type: String, value: '' },
    /** How it is meant; gives way to `problem`. */
    hint: { type: String, value: '' },
    problem: { type: String, value: '' },
    keyboard: { type: String, value: 'text' },
    maxlength: { type: Number, value: 40 },
    /** Large spaced characters, for a code that is read out. */
    isCode: { type: Boolean, value: false },
    isLong: { type: Boolean, value: false },
  },

  methods: {
    onInput({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('type', { value: detail.value })
    },
  },
})
