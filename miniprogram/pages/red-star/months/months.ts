import type { Output } from '../../../../cloudfunctions/contract/contract'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { withUnit } from '../../../services/format'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { emptyLeads } from '../../../services/loading-page'
import { fullMonth } from '../../../services/months'
import { listStart, moreRows } from '../../../services/more-rows'
import { leaveForOwn, passbookFor } from '../../../services/passbook-for'
import { passbookUrl } from '../../../services/red-star-urls'

interface MonthRow {
  month: string
  name: string
  text: string
  score: string
  isWinner: boolean
}

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    rows: [] as MonthRow[],
    hasMore: false,
  },

  ...listStart,
  ...emptyLeads(leaveForOwn),

  onLoad() {
    void this.refresh()
  },

  async refresh() {
    const own = await passbookFor('存折没打开')
    if ('load' in own) {
      this.setData({ load: own.load })
      return
    }
    const question = ++this.question
    const reading = await read('passbook.months', {})
    if (question !== this.question) {
      return
    }
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData({ load: failedView('存折没打开', reading.error, now) })
      return
    }
    const rows = reading.data.months.map(monthRow)
    this.cursor = reading.data.next
    this.setData({
      rows,
      hasMore: this.cursor !== undefined,
      saved: savedNotice(reading.savedAt, now),
      load: rows.length > 0 ? null : emptyView('还没有记过', '干完活，领头人核对以后就记进存折。'),
    })
  },

  async onReachBottom() {
    const ask = (before: string) => read('passbook.months', { before })
    await moreRows(this, 'rows', ask, ({ months }) => months.map(monthRow))
  },

  onMonth({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { month: string }>) {
    wx.navigateTo({ url: passbookUrl(currentTarget.dataset.month) })
  },
})

function monthRow({ month, score, hours, isWinner }: Output<'passbook.months'>['months'][number]): MonthRow {
  return {
    month,
    name: fullMonth(month),
    text: `服务 ${withUnit(hours, '小时')}`,
    score: withUnit(score, '分'),
    isWinner,
  }
}
