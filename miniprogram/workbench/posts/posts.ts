import type { Output } from '../../../cloudfunctions/contract/contract'
import { call } from '../../services/api'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { shownPage } from '../../services/loading-page'
import { firstRows, listStart, moreRows } from '../../services/more-rows'
import { deskUrl } from '../../services/post-urls'
import { failedLoad } from '../place'
import { placePage } from '../place-page'
import { isSecretary } from '../place-view'
import { type PostRow, postRows } from '../post-rows'

type DeskView = 'toReview' | 'mine' | 'all'

const tabs: { view: DeskView; text: string }[] = [
  { view: 'toReview', text: '等我审' },
  { view: 'mine', text: '我写的' },
  { view: 'all', text: '全部' },
]

const nothing: Record<DeskView, LoadView> = {
  toReview: emptyView('没有等您审的', '有人写好送来，就列在这里。'),
  mine: emptyView('您还没有写过', '点“写动态”，三分钟写一篇。'),
  all: emptyView('还没有动态', '点“写动态”，写第一篇。'),
}

const rowsOf = (data: Output<'post.desk'>): PostRow[] => postRows(data, Date.now())

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    name: '',
    canWrite: false,
    tabs,
    /** Chosen by the person; until then whoever only writes sees their own. */
    view: '' as DeskView | '',
    rows: [] as PostRow[],
    hasMore: false,
  },

  ...listStart,

  ...shownPage,

  ...placePage,

  async refresh() {
    const standing = await this.stand('post')
    if (standing) {
      const reviews = isSecretary(standing.roles)
      this.setData({
        canWrite: true,
        tabs: reviews ? tabs : tabs.slice(1),
        view: this.data.view || (reviews ? 'toReview' : 'mine'),
      })
      await this.list()
    }
  },

  async list() {
    const view = this.data.view || 'mine'
    await firstRows(this, 'rows', call('post.desk', { view }), rowsOf, {
      failed: (error) => failedLoad('动态没打开', error),
      nothing: nothing[view],
    })
  },

  async onReachBottom() {
    const view = this.data.view || 'mine'
    await moreRows(this, 'rows', (cursor) => call('post.desk', { view, cursor }), rowsOf)
  },

  onTab({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { view: DeskView }>) {
    this.setData({ view: currentTarget.dataset.view, rows: [], load: loading })
    void this.list()
  },

  onOpen({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    wx.navigateTo({ url: deskUrl(currentTarget.dataset.id) })
  },

  onWrite() {
    wx.navigateTo({ url: '/workbench/post-edit/post-edit' })
  },

  onFigures() {
    wx.navigateTo({ url: '/workbench/post-figures/post-figures' })
  },
})
