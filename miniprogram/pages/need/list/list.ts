import type { Output } from '../../../../cloudfunctions/contract/contract'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { bindUrl } from '../../../services/identity-urls'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading } from '../../../services/load-view'
import { emptyLeads, shownPage } from '../../../services/loading-page'
import { firstRows, listStart, moreRows } from '../../../services/more-rows'
import { needPage, raisePage } from '../../../services/need-urls'
import { type NeedRowView, needRow } from '../../../services/need-view'
import { branchFirst } from '../../../services/need-words'

type View = 'mine' | 'toMe' | 'closed'

const views = [
  { value: 'mine', text: '我的求助' },
  { value: 'toMe', text: '找我的' },
  { value: 'closed', text: '办过的' },
]

const nothing: Record<View, [title: string, text: string]> = {
  mine: ['您还没有求助过', '家里、地里、单位有难处，点上面的按钮。'],
  toMe: ['现在没有人等您', '您管的那一片有人求助，会列在这里。'],
  closed: ['还没有办过的', '您答复过、办好的求助，会列在这里。'],
}

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    views,
    view: 'mine' as View,
    rows: [] as NeedRowView[],
    hasMore: false,
  },

  ...listStart,

  ...shownPage,
  ...emptyLeads(() => wx.redirectTo({ url: bindUrl() })),

  onLoad({ view }: { view?: string }) {
    if (view === 'toMe' || view === 'closed') {
      this.setData({ view })
    }
  },

  async refresh() {
    const { view } = this.data
    await firstRows(this, 'rows', read('need.list', { view }), this.rowsOf.bind(this), {
      failed: (error) =>
        error.code === 'NOT_BOUND' ? branchFirst : failedView('求助没打开', error, Date.now()),
      nothing: emptyView(...nothing[view]),
      mayDiffer: '可能又有进展',
    })
  },

  rowsOf({ items }: Output<'need.list'>): NeedRowView[] {
    return items.map((item) => needRow(item, this.data.view === 'mine', Date.now()))
  },

  async onReachBottom() {
    const { view } = this.data
    await moreRows(this, 'rows', (cursor) => read('need.list', { view, cursor }), this.rowsOf.bind(this))
  },

  onView({ detail }: WechatMiniprogram.CustomEvent<{ value: View }>) {
    this.setData({ view: detail.value, load: loading })
    void this.refresh()
  },

  onRaise() {
    wx.navigateTo({ url: raisePage })
  },

  onOpen({ detail }: WechatMiniprogram.CustomEvent<{ needId: string }>) {
    wx.navigateTo({ url: needPage(detail.needId) })
  },
})
