import { call } from '../../services/api'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { shownPage } from '../../services/loading-page'
import { listStart, moreRows } from '../../services/more-rows'
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

  ...listStart,

  ...shownPage,

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
    const { view } = this.data
    const ask = (cursor: string) => call('shift.list', { view, limit: perPage, cursor })
    await moreRows(this, 'cards', ask, ({ items }) => items.map((item) => cardView(item, Date.now())))
  },

  onView({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { view: View }>) {
    this.setData({ view: currentTarget.dataset.view, load: loading })
    void this.refresh()
  },

  onOpen({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    wx.navigateTo({ url: `/lead/roster/roster?shiftId=${currentTarget.dataset.id}` })
  },
})
