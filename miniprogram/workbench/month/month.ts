import type { MonthView } from '../../../cloudfunctions/contract/red-star'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { emptyLeads, loadingPage } from '../../services/loading-page'
import { monthAfter, monthNow } from '../../services/months'
import { stepHandlers } from '../../services/stepping'
import { monthDeeds, noMonthDeed, readNote } from '../month-deeds'
import { readMonth } from '../month-page'
import { noPaper, paperHandlers } from '../month-papers'
import { candidatesAtOnce, type MonthPage, monthPage } from '../month-view'
import { openChoice } from '../place'

Page({
  data: {
    ...noMonthDeed,
    ...noPaper,
    scale: fontScale(),
    load: loading as LoadView | null,
    branchName: '',
    month: '',
    hasEarlier: false,
    hasLater: false,
    mayRun: false,
    page: null as MonthPage | null,
  },

  /** As the cloud last told it: what a deed says it saw. */
  month: undefined as MonthView | undefined,
  may: { run: false, confirm: false },
  /** How many candidates are shown. */
  shown: candidatesAtOnce,

  ...loadingPage,
  ...emptyLeads(openChoice),

  onLoad({ month = '' }: { month?: string }) {
    this.setData({ month })
  },

  onShow() {
    this.setData({ scale: fontScale(), notice: null })
    void this.refresh()
  },

  async refresh() {
    const asked = this.data.month
    const read = await readMonth(asked)
    // A late answer about the month before this one is dropped.
    if (asked !== this.data.month) {
      return
    }
    if ('load' in read) {
      this.setData({ load: read.load })
      return
    }
    const { month, may } = read
    this.month = month
    this.may = may
    const first = [...month.months, monthAfter(monthNow(Date.now()), -1)].sort()[0] ?? month.month
    this.setData({
      load: null,
      branchName: month.branchName,
      month: month.month,
      hasEarlier: month.month > first,
      hasLater: month.month < monthNow(Date.now()),
      mayRun: may.run,
      note: this.data.note || readNote(month),
    })
    this.show()
  },

  show() {
    if (this.month) {
      this.setData({ page: monthPage(this.month, Date.now(), { shown: this.shown, ...this.may }) })
    }
  },

  onMore() {
    this.shown += candidatesAtOnce
    this.show()
  },

  ...stepHandlers,

  turn(steps: number) {
    this.shown = candidatesAtOnce
    wx.pageScrollTo({ scrollTop: 0 })
    this.setData({ month: monthAfter(this.data.month, steps), load: loading, notice: null, note: '' })
    void this.refresh()
  },

  onOpen({ detail }: WechatMiniprogram.CustomEvent<{ url: string }>) {
    wx.navigateTo({ url: detail.url })
  },

  onLink({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { url: string }>) {
    wx.navigateTo({ url: currentTarget.dataset.url })
  },

  ...monthDeeds,
  ...paperHandlers,
})
