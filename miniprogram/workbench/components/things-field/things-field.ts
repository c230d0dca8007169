const most = 10

/** What to bring, one chip each: a comma or the button adds what is typed; tells the list (`things`). */
Component({
  properties: {
    things: { type: Array, value: [] as string[] },
  },

  data: { typed: '', canAdd: false },

  methods: {
    onType({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const typed = detail.value
      if (/[、，, ]$/.test(typed) && typed.trim().length > 1) {
        this.setData({ typed })
        this.add(typed.slice(0, -1))
        return
      }
      this.setData({ typed, canAdd: typed.trim().length > 0 })
    },

    onAdd() {
      this.add(this.data.typed)
    },

    add(text: string) {
      const thing = text.trim()
      const things = this.data.things as string[]
      this.setData({ typed: '', canAdd: false })
      if (thing && !things.includes(thing) && things.length < most) {
        this.triggerEvent('things', { value: [...things, thing] })
      }
    },

    onDrop({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { thing: string }>) {
      const things = this.data.things as string[]
      this.triggerEvent('things', { value: things.filter((thing) => thing !== currentTarget.dataset.thing) })
    },
  },
})
