const names = ['提交求助', '有人接', '去办', '办好亮绿灯']

/** The way from asking to the green lamp, and how far it has come; one below the other in large letters. */
Component({
  properties: {
    /** Index of the step that is reached. */
    reached: { type: Number, value: 0 },
    isLarge: { type: Boolean, value: false },
  },

  data: { names },
})
