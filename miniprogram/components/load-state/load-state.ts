import type { LoadView } from '../../services/load-view'

/** A task card in outline, so that nothing jumps when the real one comes. */
const cardRows = [
  { type: 'rect', width: '64%', height: '44rpx', borderRadius: '10rpx' },
  { type: 'rect', width: '56%', height: '32rpx', borderRadius: '10rpx' },
  { type: 'rect', width: '74%', height: '32rpx', borderRadius: '10rpx' },
  [
    { type: 'rect', width: '240rpx', height: '60rpx', borderRadius: '10rpx' },
    { type: 'rect', width: '176rpx', height: '88rpx', borderRadius: '16rpx' },
  ],
]

/** What stands in for the content: an outline while it comes, or why it is not there and what to do (`act`). */
Component({
  properties: {
    view: { type: Object, value: { state: 'loading' } as LoadView },
    cards: { type: Number, value: 3 },
  },

  data: { cardRows, outlines: [1, 2, 3] },

  observers: {
    cards(cards: number) {
      this.setData({ outlines: Array.from({ length: cards }, (_, index) => index + 1) })
    },
  },

  methods: {
    onAct() {
      this.triggerEvent('act')
    },

    /** What whoever repairs it needs: nobody has to read it out. */
    onCopy() {
      const { view } = this.data
      if (view.state === 'failed') {
        wx.setClipboardData({ data: `${view.title} ${view.code}` })
      }
    },
  },
})
