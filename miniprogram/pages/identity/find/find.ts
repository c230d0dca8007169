import type { Output } from '../../../../cloudfunctions/contract/contract'
import type { Notice } from '../../../services/deed-words'
import { keepDraft, readDraft } from '../../../services/draft'
import { failureNotice } from '../../../services/failure-notice'
import { type AskedView, askedView } from '../../../services/find-view'
import { fontScale } from '../../../services/font-scale'
import { askUrl } from '../../../services/identity-urls'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { shownPage } from '../../../services/loading-page'
import { isVisitor, readMe } from '../../../services/session'

type Found = Output<'branch.find'>['branches']
type Chosen = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; name: string }>

const draftName = 'find'

Page({
  data: {
    scale: fontScale(),
    region: '',
    problem: '',
    notice: null as Notice | null,
    isSearching: false,
    /** Absent until the first search. */
    found: null as Found | null,
    load: loading as LoadView | null,
    saved: null as Notice | null,
    asked: [] as AskedView[],
  },

  ...shownPage,

  onLoad() {
    this.setData(readDraft(draftName, { region: '' }))
  },

  async refresh() {
    const reading = await read('branch.asked', {})
    const now = Date.now()
    if (reading.state === 'failed') {
      const isFirst = this.data.load !== null
      this.setData(isFirst ? { load: failedView('您问过的没打开', reading.error, now) } : {})
      return
    }
    const { admissions } = reading.data
    this.setData({
      load: null,
      saved: savedNotice(reading.savedAt, now),
      asked: admissions.map(askedView),
    })
    if (admissions.some(({ state }) => state === 'accepted') && (await isVisitor())) {
      await readMe({ afresh: true })
    }
  },

  onType({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ region: value, problem: '' })
    keepDraft(draftName, { region: value })
  },

  async onSearch() {
    const region = this.data.region.trim()
    if (!region || this.data.isSearching) {
      this.setData({ problem: region ? '' : '请填您现在住的地方，比如“宁波”。' })
      return
    }
    this.setData({ isSearching: true, notice: null })
    const reading = await read('branch.find', { region })
    this.setData({
      isSearching: false,
      ...(reading.state === 'failed'
        ? { notice: failureNotice(reading.error) }
        : { found: reading.data.branches }),
    })
  },

  onAsk({ currentTarget: { dataset } }: Chosen) {
    wx.navigateTo({ url: askUrl(dataset.id, dataset.name) })
  },
})
