import type { Output } from '../../../../cloudfunctions/contract/contract'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { withUnit } from '../../../services/format'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading } from '../../../services/load-view'
import { emptyLeads } from '../../../services/loading-page'
import { fullMonth } from '../../../services/months'
import { firstRows, listStart, moreRows } from '../../../services/more-rows'
import { leaveForOwn, passbookFor } from '../../../services/passbook-for'
import { passbookUrl } from '../../../services/red-star-urls'

interface MonthRow {
  month: string
  name: string
  text: string
  score: string
  isWinner: boolean
}

const rowsOf = ({ months }: Output<'passbook.months'>): MonthRow[] => months.map(monthRow)

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
    await firstRows(this, 'rows', read('passbook.months', {}), rowsOf, {
      failed: (error) => failedView('存折没打开', error, Date.now()),
      nothing: emptyView('还没有记过', '干完活，领头人核对以后就记进存折。'),
    })
  },

  async onReachBottom() {
    await moreRows(this, 'rows', (before) => read('passbook.months', { before }), rowsOf)
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
