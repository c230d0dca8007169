import { call } from '../../services/api'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { failedLoad } from '../failed-load'
import { type CardView, cardView, countOf, nothing, tabsOf, type View } from '../shift-card'

const perPage = 20

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    view: 'coming' as View,
    tabs: tabsOf(''),
    cards: [] as CardView[],
    hasMore: false,
  },

  cursor: undefined as string | undefined,
  /** Grows with every question, so that a late answer to an earlier one is dropped. */
  question: 0,

  onShow() {
    this.setData({ scale: fontScale() })
    void this.refresh()
  },

  async onPullDownRefresh() {
    await this.refresh()
    wx.stopPullDownRefresh()
  },

  /** The shown list, and how many wait for their hours, which every tab says. */
  async refresh() {
    const question = ++this.question
    const { view } = this.data
    const [shown, toConfirm] = await Promise.all([
      call('shift.list', { view, limit: perPage }),
      view === 'toConfirm' ? undefined : call('shift.list', { view: 'toConfirm', limit: perPage }),
    ])
    if (question !== this.question) {
      return
    }
    if (!shown.ok) {
      this.setData({ load: failedLoad('班次没打开', shown.error) })
      return
    }
    const now = Date.now()
    const counted = toConfirm ?? shown
    const { title, text } = nothing[view]
    this.cursor = shown.data.next
    this.setData({
      ...(counted.ok && { tabs: tabsOf(countOf(counted.data)) }),
      cards: shown.data.items.map((item) => cardView(item, now)),
      hasMore: this.cursor !== undefined,
      load: shown.data.items.length > 0 ? null : emptyView(title, text),
    })
  },

  async onReachBottom() {
    const { cursor, question } = this
    if (!cursor) {
      return
    }
    this.cursor = undefined
    const answer = await call('shift.list', { view: this.data.view, limit: perPage, cursor })
    if (question !== this.question) {
      return
    }
    this.cursor = answer.ok ? answer.data.next : cursor
    const now = Date.now()
    const from = this.data.cards.length
    const added = answer.ok ? answer.data.items.map((item) => cardView(item, now)) : []
    this.setData({
      ...Object.fromEntries(added.map((card, index) => [`cards[${from + index}]`, card])),
      hasMore: this.cursor !== undefined,
    })
  },

  onView({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { view: View }>) {
    this.setData({ view: currentTarget.dataset.view, load: loading })
    void this.refresh()
  },

  onOpen({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    wx.navigateTo({ url: `/lead/roster/roster?shiftId=${currentTarget.dataset.id}` })
  },

  onRetry() {
    this.setData({ load: loading })
    void this.refresh()
  },
})
