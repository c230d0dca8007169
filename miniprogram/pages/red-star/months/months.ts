import type { Output } from '../../../../cloudfunctions/contract/contract'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { withUnit } from '../../../services/format'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading } from '../../../services/load-view'
import { leaveForOwn, passbookFor } from '../../../services/passbook-for'
import { fullMonth } from '../../../services/red-list-view'
import { passbookUrl } from '../../../services/red-star-urls'
import { savedListNotice } from '../../../services/red-star-words'

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

  before: undefined as string | undefined,
  hasPassbook: true,

  onLoad() {
    void this.refresh()
  },

  async refresh() {
    const own = await passbookFor('存折没打开')
    this.hasPassbook = !('load' in own)
    if ('load' in own) {
      this.setData({ load: own.load })
      return
    }
    const reading = await read('passbook.months', {})
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData({ load: failedView('存折没打开', reading.error, now) })
      return
    }
    const rows = this.rowsOf(reading.data)
    this.setData({
      rows,
      hasMore: this.before !== undefined,
      saved: reading.state === 'saved' ? savedListNotice(reading.savedAt, now) : null,
      load: rows.length > 0 ? null : emptyView('还没有记过', '干完活，领头人核对以后就记进存折。'),
    })
  },

  rowsOf({ months, next }: Output<'passbook.months'>): MonthRow[] {
    this.before = next
    return months.map(({ month, score, hours, isWinner }) => ({
      month,
      name: fullMonth(month),
      text: `服务 ${withUnit(hours, '小时')}`,
      score: withUnit(score, '分'),
      isWinner,
    }))
  },

  async onReachBottom() {
    const { before } = this
    if (!before) {
      return
    }
    this.before = undefined
    const reading = await read('passbook.months', { before })
    if (reading.state === 'failed') {
      this.before = before
      return
    }
    const from = this.data.rows.length
    const added = this.rowsOf(reading.data).map((row, index) => [`rows[${from + index}]`, row])
    this.setData({ ...Object.fromEntries(added), hasMore: this.before !== undefined })
  },

  onMonth({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { month: string }>) {
    wx.navigateTo({ url: passbookUrl(currentTarget.dataset.month) })
  },

  onAct() {
    if (!this.hasPassbook && this.data.load?.state === 'empty') {
      void leaveForOwn()
      return
    }
    this.setData({ load: loading })
    void this.refresh()
  },
})
