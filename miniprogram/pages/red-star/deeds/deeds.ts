import type { Output } from '../../../../cloudfunctions/contract/contract'
import { act, doneNotice, refusal } from '../../../services/act'
import { type DeedItemView, deedItemView } from '../../../services/deed-item-view'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading } from '../../../services/load-view'
import { emptyLeads, shownPage } from '../../../services/loading-page'
import { firstRows, listStart, moreRows } from '../../../services/more-rows'
import { agrees } from '../../../services/open'
import { deedPage } from '../../../services/red-star-urls'

const received = doneNotice('报上去了', '支部核对以后记进存折，退回的会写明理由。')

const rowsOf = ({ deeds }: Output<'deed.mine'>): DeedItemView[] => deeds.map(deedItemView)

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    notice: null as Notice | null,
    deeds: [] as DeedItemView[],
    hasMore: false,
    busyId: '',
  },

  ...listStart,

  ...shownPage,
  ...emptyLeads(() => wx.navigateTo({ url: deedPage })),

  onLoad({ sent }: { sent?: string }) {
    this.setData({ notice: sent ? received : null })
  },

  async refresh() {
    await firstRows(this, 'deeds', read('deed.mine', {}), rowsOf, {
      failed: (error) => failedView('申报没打开', error, Date.now()),
      nothing: emptyView('还没有申报过', '没有走任务、求助的好事，可以自己报。', '申报一件事'),
    })
  },

  async onReachBottom() {
    await moreRows(this, 'deeds', (cursor) => read('deed.mine', { cursor }), rowsOf)
  },

  async onWithdraw({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    const { id: deedId } = currentTarget.dataset
    const isMeant = await agrees({ title: '撤回这一条吗', content: '撤回以后不再核对，想报可以再报。' })
    if (!isMeant || this.data.busyId) {
      return
    }
    this.setData({ busyId: deedId, notice: null })
    const answer = await act('deed.withdraw', { deedId })
    const notice = answer.ok ? doneNotice('撤回了', '这一条不再核对。') : refusal(answer.error)
    this.setData({ busyId: '', notice })
    await this.refresh()
  },

  onApply() {
    wx.navigateTo({ url: deedPage })
  },
})
