import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading } from '../../../services/load-view'
import { emptyLeads } from '../../../services/loading-page'
import { goBack } from '../../../services/open'
import { type PosterView, posterView } from '../../../services/poster-view'
import { redListUrl } from '../../../services/red-star-urls'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    poster: null as PosterView | null,
  },

  branchId: '',
  month: '',

  ...emptyLeads(goBack),

  onLoad({ branchId = '', month = '' }: { branchId?: string; month?: string }) {
    Object.assign(this, { branchId, month })
    void this.refresh()
  },

  async refresh() {
    const { branchId, month } = this
    const reading = await read('redList.get', { branchId, month })
    if (reading.state === 'failed') {
      this.setData({ load: failedView('证书没打开', reading.error, Date.now()) })
      return
    }
    const poster = posterView(reading.data)
    this.setData(
      poster
        ? { load: null, poster }
        : { load: emptyView('这里还没有您的证书', '上榜以后，名单一发布就有。', '回红榜') },
    )
  },

  /** The card leads to the list itself, where the code can be checked; the poster is the owner's alone. */
  onShareAppMessage() {
    const { poster } = this.data
    const path = redListUrl(this.branchId, this.month)
    return { title: poster ? `${poster.name} ${poster.month}红星党员` : '红星党员', path }
  },
})
