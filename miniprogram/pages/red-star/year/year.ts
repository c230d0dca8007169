import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { loadingPage } from '../../../services/loading-page'
import { yearNow } from '../../../services/months'
import { type YearView, yearView } from '../../../services/red-list-year-view'
import { noYear, yearPage } from '../../../services/stepping'

/** No list is older. */
const firstYear = 2026

Page({
  data: {
    ...noYear,
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    view: null as YearView | null,
  },

  branchId: '',
  /** Grows with every question, so that a late answer to an earlier one is dropped. */
  question: 0,

  ...loadingPage,
  ...yearPage(firstYear),

  onLoad({ branchId = '', month = '' }: { branchId?: string; month?: string }) {
    this.branchId = branchId
    this.setYear(Number(month.slice(0, 4)) || yearNow(Date.now()))
    void this.refresh()
  },

  async refresh() {
    const question = ++this.question
    const reading = await read('redList.year', { branchId: this.branchId, year: this.data.year })
    if (question !== this.question) {
      return
    }
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData({ load: failedView('这一年没打开', reading.error, now) })
      return
    }
    this.setData({
      load: null,
      saved: savedNotice(reading.savedAt, now),
      view: yearView(reading.data),
    })
  },
})
