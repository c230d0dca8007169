import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { shownPage } from '../../../services/loading-page'
import { yearNow } from '../../../services/months'
import { listStart, moreRows } from '../../../services/more-rows'
import { openTask } from '../../../services/open'
import { type DeedView, deedViews, type RecordView, recordView } from '../../../services/record-view'
import { noYear, yearPage } from '../../../services/stepping'

/** No record is older. */
const firstYear = 2020

Page({
  data: {
    ...noYear,
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    view: null as RecordView | null,
    items: [] as DeedView[],
    hasMore: false,
  },

  ...listStart,

  ...shownPage,
  ...yearPage(firstYear),

  onLoad() {
    this.setYear(yearNow(Date.now()))
  },

  async refresh() {
    const question = ++this.question
    const reading = await read('record.mine', { year: this.data.year })
    if (question !== this.question) {
      return
    }
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData({ load: failedView('服务记录没打开', reading.error, now) })
      return
    }
    const { data } = reading
    this.cursor = data.next
    this.setData({
      load: null,
      saved: savedNotice(reading.savedAt, now),
      view: recordView(data),
      items: deedViews(data.items),
      hasMore: this.cursor !== undefined,
    })
  },

  async onReachBottom() {
    const { year } = this.data
    const ask = (cursor: string) => read('record.mine', { year, cursor })
    await moreRows(this, 'items', ask, ({ items }) => deedViews(items))
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
})
