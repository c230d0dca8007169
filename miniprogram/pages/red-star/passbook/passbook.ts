import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { emptyLeads, shownPage } from '../../../services/loading-page'
import type { LinkRow } from '../../../services/menu-view'
import { firstMonth, monthAfter, monthName, monthNow } from '../../../services/months'
import { leaveForOwn, passbookFor } from '../../../services/passbook-for'
import { type PassbookView, passbookView } from '../../../services/passbook-view'
import { deedPage, deedsPage, monthsPage, rulesUrl, yearUrl } from '../../../services/red-star-urls'
import { stepHandlers } from '../../../services/stepping'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    month: '',
    monthName: '',
    hasEarlier: false,
    hasLater: false,
    view: null as PassbookView | null,
    ways: [] as LinkRow[],
    /** The line whose «为什么» is open. */
    openId: '',
  },

  ...shownPage,
  ...emptyLeads(leaveForOwn),

  onLoad({ month = '' }: { month?: string }) {
    this.setMonth(month || monthNow(Date.now()))
  },

  setMonth(month: string) {
    this.setData({
      month,
      monthName: monthName(month, Date.now()),
      hasEarlier: month > firstMonth,
      hasLater: month < monthNow(Date.now()),
      openId: '',
    })
  },

  async refresh() {
    const { month } = this.data
    const own = await passbookFor('存折没打开')
    if ('load' in own) {
      this.setData({ load: own.load })
      return
    }
    const { branchId } = own
    const [mine, rules] = await Promise.all([
      read('passbook.mine', { month }),
      read('rules.get', { branchId, month }),
    ])
    // A late answer to another month is dropped.
    if (month !== this.data.month) {
      return
    }
    const now = Date.now()
    const failed = [mine, rules].find((reading) => reading.state === 'failed')
    if (mine.state === 'failed' || rules.state === 'failed') {
      const load = failed?.state === 'failed' ? failedView('存折没打开', failed.error, now) : loading
      this.setData({ load })
      return
    }
    this.setData({
      load: null,
      saved: savedNotice(mine.savedAt, now),
      view: passbookView(mine.data, rules.data.rules),
      ways: [
        { url: deedPage, text: '申报一件事', note: '没有走任务、求助的好事，自己报上来' },
        { url: deedsPage, text: '我的申报', note: '' },
        { url: rulesUrl(branchId, month), text: '评分规则', note: '' },
        { url: monthsPage, text: '每个月的分', note: '' },
        { url: yearUrl(branchId, month), text: '我的一年', note: '平均多少分，每个月谁上榜' },
      ],
    })
  },

  onLine({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    const { id } = currentTarget.dataset
    this.setData({ openId: this.data.openId === id ? '' : id })
  },

  onEvidence({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { url: string }>) {
    wx.navigateTo({ url: currentTarget.dataset.url })
  },

  ...stepHandlers,

  turn(steps: number) {
    this.setMonth(monthAfter(this.data.month, steps))
    this.setData({ load: loading, saved: null })
    void this.refresh()
  },
})
