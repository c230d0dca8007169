import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { loadingPage } from '../../../services/loading-page'
import { type RulesView, rulesView } from '../../../services/rules-view'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    view: null as RulesView | null,
  },

  branchId: '',
  month: '',

  ...loadingPage,

  onLoad({ branchId = '', month = '' }: { branchId?: string; month?: string }) {
    Object.assign(this, { branchId, month })
    void this.refresh()
  },

  async refresh() {
    const { branchId, month } = this
    const reading = await read('rules.get', { branchId, ...(month && { month }) })
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData({ load: failedView('规则没打开', reading.error, now) })
      return
    }
    this.setData({
      load: null,
      saved: savedNotice(reading.savedAt, now),
      view: rulesView(reading.data),
    })
  },
})
