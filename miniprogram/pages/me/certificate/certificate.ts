import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { dayOf } from '../../../services/format'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading } from '../../../services/load-view'
import { loadingPage } from '../../../services/loading-page'
import { type CertificateView, certificateText, certificateView } from '../../../services/record-view'

const copied: Notice = {
  tone: 'green',
  icon: 'check-circle-filled',
  title: '复制好了',
  text: '长按输入框，点粘贴。要盖章，请找支部书记。',
}

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    view: null as CertificateView | null,
  },

  year: 0,

  ...loadingPage,

  onLoad({ year = '' }: { year?: string }) {
    this.year = Number(year)
    void this.refresh()
  },

  async refresh() {
    const reading = await read('record.mine', { year: this.year })
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData({ load: failedView('服务证明没打开', reading.error, now) })
      return
    }
    this.setData({ load: null, view: certificateView(reading.data, this.year, dayOf(now)) })
  },

  onCopy() {
    const { view } = this.data
    if (view) {
      wx.setClipboardData({ data: certificateText(view), success: () => this.setData({ notice: copied }) })
    }
  },
})
