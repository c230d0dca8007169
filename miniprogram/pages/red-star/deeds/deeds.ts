import type { Output } from '../../../../cloudfunctions/contract/contract'
import { act, doneNotice, refusal } from '../../../services/act'
import { type DeedItemView, deedItemView } from '../../../services/deed-item-view'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading } from '../../../services/load-view'
import { agrees } from '../../../services/open'
import { deedPage } from '../../../services/red-star-urls'
import { savedListNotice } from '../../../services/red-star-words'

const received = doneNotice('报上去了', '支部核对以后记进存折，退回的会写明理由。')

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

  cursor: undefined as string | undefined,

  onLoad({ sent }: { sent?: string }) {
    this.setData({ notice: sent ? received : null })
  },

  onShow() {
    this.setData({ scale: fontScale() })
    void this.refresh()
  },

  async onPullDownRefresh() {
    await this.refresh()
    wx.stopPullDownRefresh()
  },

  async refresh() {
    const reading = await read('deed.mine', {})
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData({ load: failedView('申报没打开', reading.error, now) })
      return
    }
    const deeds = this.viewsOf(reading.data)
    this.setData({
      deeds,
      hasMore: this.cursor !== undefined,
      saved: reading.state === 'saved' ? savedListNotice(reading.savedAt, now) : null,
      load:
        deeds.length > 0
          ? null
          : emptyView('还没有申报过', '没有走任务、求助的好事，可以自己报。', '申报一件事'),
    })
  },

  viewsOf({ deeds, next }: Output<'deed.mine'>): DeedItemView[] {
    this.cursor = next
    return deeds.map(deedItemView)
  },

  async onReachBottom() {
    const { cursor } = this
    if (!cursor) {
      return
    }
    this.cursor = undefined
    const reading = await read('deed.mine', { cursor })
    if (reading.state === 'failed') {
      this.cursor = cursor
      return
    }
    const from = this.data.deeds.length
    const added = this.viewsOf(reading.data).map((deed, index) => [`deeds[${from + index}]`, deed])
    this.setData({ ...Object.fromEntries(added), hasMore: this.cursor !== undefined })
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

  onAct() {
    if (this.data.load?.state === 'empty') {
      this.onApply()
      return
    }
    this.setData({ load: loading })
    void this.refresh()
  },
})
