/** How far something has come, in words and as a bar. */
Component({
  properties: {
    text: { type: String, value: '' },
    done: { type: Number, value: 0 },
    total: { type: Number, value: 1 },
  },

  data: { percent: 0 },

  observers: {
    'done, total'(done: number, total: number) {
      this.setData({ percent: total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0 })
    },
  },
})
