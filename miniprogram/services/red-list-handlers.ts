import type { RedList } from '../../cloudfunctions/contract/red-star'
import { bindUrl } from './identity-urls'
import { loading } from './load-view'
import { fullMonth, monthAfter } from './months'
import {
  checkUrl,
  eraseUrl,
  objectUrl,
  passbookUrl,
  posterUrl,
  redListPage,
  redListUrl,
  rulesUrl,
} from './red-star-urls'

/** The page of the red list, as far as its buttons ask. */
interface ListPage {
  data: { scope: string }
  branchId: string
  orgId: string
  month: string
  shown: RedList | undefined
  setData(changed: object): void
  refresh(): Promise<void>
}

type Tapped<T extends object> = WechatMiniprogram.BaseEvent<Record<string, never>, T>

/** What the buttons of the red list lead to. */
export const listHandlers = {
  onEarlier(this: ListPage) {
    turn(this, -1)
  },

  onLater(this: ListPage) {
    turn(this, 1)
  },

  onScope(this: ListPage, { detail }: WechatMiniprogram.CustomEvent<{ scope: string }>) {
    // The month stays where both lists have it.
    this.month = this.shown?.month ?? this.month
    this.setData({ scope: detail.scope, load: loading })
    void this.refresh()
  },

  onBranch(this: ListPage, { currentTarget }: Tapped<{ id: string }>) {
    this.branchId = currentTarget.dataset.id
    this.setData({ scope: 'branch', load: loading })
    void this.refresh()
  },

  onOrg(this: ListPage, { currentTarget }: Tapped<{ id: string }>) {
    this.orgId = currentTarget.dataset.id
    this.setData({ load: loading })
    void this.refresh()
  },

  onObject(this: ListPage) {
    open(this, objectUrl)
  },

  onBind() {
    wx.navigateTo({ url: bindUrl() })
  },

  onRules(this: ListPage) {
    open(this, rulesUrl)
  },

  onCheck(this: ListPage) {
    open(this, checkUrl)
  },

  onPoster(this: ListPage) {
    open(this, posterUrl)
  },

  onErase(this: ListPage) {
    open(this, eraseUrl)
  },

  onPassbook(this: ListPage) {
    wx.navigateTo({ url: passbookUrl(this.shown?.month ?? '') })
  },

  onRetry(this: ListPage) {
    this.setData({ load: loading })
    void this.refresh()
  },

  onShareAppMessage(this: ListPage) {
    const { shown } = this
    return shown && this.data.scope === 'branch'
      ? {
          title: `${shown.branchName} ${fullMonth(shown.month)}红星党员`,
          path: redListUrl(shown.branchId, shown.month),
        }
      : { title: '红星党员', path: redListPage }
  },
}

/** A branch has only the months with a list, newest first; many together have every month. */
function turn(page: ListPage, steps: 1 | -1): void {
  const { months = [], month = '' } = page.shown ?? {}
  const at = months.indexOf(month)
  page.month = page.data.scope === 'wide' ? monthAfter(page.month, steps) : (months[at - steps] ?? month)
  page.setData({ load: loading })
  void page.refresh()
}

function open({ shown }: ListPage, url: (branchId: string, month: string) => string): void {
  if (shown) {
    wx.navigateTo({ url: url(shown.branchId, shown.month) })
  }
}
