import type { RedList } from '../../../../cloudfunctions/contract/red-star'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { shownPage } from '../../../services/loading-page'
import { fullMonth, lastMonth } from '../../../services/months'
import { readPrivateBar } from '../../../services/private-bar'
import { listHandlers } from '../../../services/red-list-handlers'
import { type RedListView, redListView, type WideView, wideView } from '../../../services/red-list-view'
import { readMe } from '../../../services/session'

/** No list is older. */
const firstMonth = '2024-01'

const county = 'county'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    scopes: [] as { scope: string; text: string }[],
    scope: 'branch',
    monthName: '',
    hasEarlier: false,
    hasLater: false,
    list: null as RedListView | null,
    wide: null as WideView | null,
    orgs: [] as { orgId: string; orgName: string }[],
    bar: '',
  },

  branchId: '',
  orgId: '',
  /** As asked for; empty: the newest. */
  month: '',
  shown: undefined as RedList | undefined,
  /** Grows with every question, so that a late answer to an earlier one is dropped. */
  question: 0,

  ...shownPage,

  onLoad({ branchId = '', month = '' }: { branchId?: string; month?: string }) {
    Object.assign(this, { branchId, month })
  },

  async refresh() {
    const question = ++this.question
    const me = await readMe()
    const isBound = me.state !== 'failed' && me.data.bound
    if (!this.branchId && me.state !== 'failed' && me.data.bound) {
      this.branchId = me.data.branchId
    }
    if (this.branchId && this.data.scope === 'branch') {
      await this.showBranch(question, isBound)
    } else {
      await this.showWide(question, this.orgId || county)
    }
  },

  async showBranch(question: number, isBound: boolean) {
    const { branchId, month } = this
    const reading = await read('redList.get', { branchId, ...(month && { month }) })
    const now = Date.now()
    if (question !== this.question) {
      return
    }
    if (reading.state === 'failed') {
      this.setData({ load: failedView('红榜没打开', reading.error, now) })
      return
    }
    const { data } = reading
    const at = data.months.indexOf(data.month)
    this.shown = data
    this.orgId = data.above?.orgId ?? this.orgId
    this.setData({
      load: null,
      saved: savedNotice(reading.savedAt, now),
      scopes: data.above
        ? [
            { scope: 'branch', text: data.branchName },
            { scope: 'wide', text: data.above.orgName },
          ]
        : [],
      monthName: fullMonth(data.month),
      hasEarlier: at >= 0 ? at < data.months.length - 1 : data.months.length > 0,
      hasLater: at > 0,
      list: redListView(data, isBound, now),
      wide: null,
      orgs: [],
    })
    const bar = await readPrivateBar(data.month)
    if (question === this.question) {
      this.setData({ bar })
    }
  },

  /** The county leads on to its organisations, or straight to the only one. */
  async showWide(question: number, orgId: string) {
    const month = this.month || lastMonth(Date.now())
    const reading = await read('redList.wide', { orgId, month })
    const now = Date.now()
    if (question !== this.question) {
      return
    }
    if (reading.state === 'failed') {
      this.setData({ load: failedView('红榜没打开', reading.error, now) })
      return
    }
    const [only, ...others] = reading.data.orgs
    if (only && others.length === 0) {
      this.orgId = only.orgId
      await this.showWide(question, only.orgId)
      return
    }
    this.month = month
    this.setData({
      load: null,
      saved: savedNotice(reading.savedAt, now),
      monthName: fullMonth(month),
      hasEarlier: month > firstMonth,
      hasLater: month < lastMonth(now),
      scope: 'wide',
      list: null,
      wide: only ? null : wideView(reading.data),
      orgs: reading.data.orgs,
      bar: '',
    })
  },

  ...listHandlers,
})
