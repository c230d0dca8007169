import type { MyRecord } from '../../../../cloudfunctions/contract/shift'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { dayOf } from '../../../services/format'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { openTask } from '../../../services/open'
import { type DeedView, deedViews, type RecordView, recordView } from '../../../services/record-view'

/** No record is older. */
const firstYear = 2020

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    year: 0,
    hasEarlier: false,
    hasLater: false,
    view: null as RecordView | null,
    items: [] as DeedView[],
    hasMore: false,
  },

  cursor: undefined as string | undefined,

  onLoad() {
    this.setYear(thisYear())
  },

  onShow() {
    this.setData({ scale: fontScale() })
    void this.refresh()
  },

  setYear(year: number) {
    this.setData({ year, hasEarlier: year > firstYear, hasLater: year < thisYear() })
  },

  async refresh() {
    const { year } = this.data
    const reading = await read('record.mine', { year })
    const now = Date.now()
    // A late answer to another year is dropped.
    if (year !== this.data.year) {
      return
    }
    if (reading.state === 'failed') {
      this.setData({ load: failedView('服务记录没打开', reading.error, now) })
      return
    }
    const saved = reading.state === 'saved' ? savedNotice(reading.savedAt, now) : null
    this.show(reading.data)
    this.setData({ load: null, saved: saved && { ...saved, text: saved.text.replace(/，.*/, '') } })
  },

  show(record: MyRecord) {
    this.cursor = record.next
    this.setData({
      view: recordView(record),
      items: deedViews(record.items),
      hasMore: this.cursor !== undefined,
    })
  },

  async onReachBottom() {
    const { cursor } = this
    if (!cursor) {
      return
    }
    this.cursor = undefined
    const { year } = this.data
    const reading = await read('record.mine', { year, cursor })
    if (year !== this.data.year) {
      return
    }
    if (reading.state === 'failed') {
      this.cursor = cursor
      return
    }
    const from = this.data.items.length
    const added = deedViews(reading.data.items).map((item, index) => [`items[${from + index}]`, item])
    this.cursor = reading.data.next
    this.setData({ ...Object.fromEntries(added), hasMore: this.cursor !== undefined })
  },

  onEarlier() {
    this.turn(-1)
  },

  onLater() {
    this.turn(1)
  },

  turn(years: number) {
    this.setYear(this.data.year + years)
    this.setData({ load: loading, saved: null })
    void this.refresh()
  },

  onOpen({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { index: number }>) {
    const item = this.data.items[currentTarget.dataset.index]
    if (item) {
      openTask(item.taskId, item.shiftId)
    }
  },

  onCertificate() {
    wx.navigateTo({ url: `/pages/me/certificate/certificate?year=${this.data.year}` })
  },

  async onPullDownRefresh() {
    await this.refresh()
    wx.stopPullDownRefresh()
  },

  onRetry() {
    this.setData({ load: loading })
    void this.refresh()
  },
})

function thisYear(): number {
  return Number(dayOf(Date.now()).slice(0, 4))
}
