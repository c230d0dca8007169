import type { RosterPage } from '../../../cloudfunctions/contract/shift'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { loadingPage } from '../../services/loading-page'
import { readMe } from '../../services/session'
import type { readWholeRoster } from '../../services/whole-roster'
import { copyNames } from '../copy-names'
import { failedLoad } from '../failed-load'
import { readSheet } from '../hours-draft'
import type { Sheet } from '../hours-sheet'
import { rowsOf, type ShiftView, shiftView, stillShown } from '../roster-page'
import { type Group, lateRows, type PersonRow, perGroup, type WaitRow, waitingRows } from '../roster-view'
import { noSearch, rowHandlers } from '../row-handlers'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    shift: null as ShiftView | null,
    groups: [] as Group<PersonRow>[],
    hasMore: false,
    waiting: [] as WaitRow[],
    late: [] as WaitRow[],
    ...noSearch,
  },

  shiftId: '',
  me: '',
  page: undefined as RosterPage | undefined,
  sheet: undefined as Sheet | undefined,
  next: undefined as number | undefined,
  /** Everybody, once somebody was looked for. */
  whole: undefined as ReturnType<typeof readWholeRoster> | undefined,
  question: 0,

  ...loadingPage,

  onLoad({ shiftId = '' }: { shiftId?: string }) {
    this.shiftId = shiftId
  },

  onShow() {
    this.setData({ scale: fontScale(), notice: null })
    void this.refresh()
  },

  async refresh() {
    const question = ++this.question
    const [me, answer] = await Promise.all([
      readMe(),
      call('shift.roster', { shiftId: this.shiftId, limit: perGroup }),
    ])
    if (question !== this.question) {
      return
    }
    if (!answer.ok) {
      const isStill = this.page !== undefined && answer.error.code === 'NETWORK'
      this.setData(isStill ? { notice: stillShown } : { load: failedLoad('名单没打开', answer.error) })
      return
    }
    const page = answer.data
    const now = Date.now()
    this.page = page
    this.next = page.next
    this.whole = undefined
    this.me = me.state !== 'failed' && me.data.bound ? me.data.memberId : ''
    this.sheet = readSheet(page)
    this.setData({
      load: null,
      notice: null,
      shift: shiftView(page, page.waiting.length, now),
      groups: page.people.length > 0 ? [{ no: 0, rows: this.rows(page.people, 0) }] : [],
      hasMore: this.next !== undefined,
      waiting: waitingRows(page.waiting, now),
      late: lateRows(page.lateReleases, now),
      ...noSearch,
    })
  },

  rows(people: RosterPage['people'], from: number): PersonRow[] {
    const { page, sheet, me } = this
    return page && sheet ? rowsOf(people, from, page, { sheet, me, now: Date.now() }) : []
  },

  async onReachBottom() {
    const { next: from, question } = this
    if (from === undefined || this.data.search) {
      return
    }
    this.next = undefined
    const answer = await call('shift.roster', { shiftId: this.shiftId, from, limit: perGroup })
    if (question !== this.question) {
      return
    }
    this.next = answer.ok ? answer.data.next : from
    const no = this.data.groups.length
    const group = answer.ok && { [`groups[${no}]`]: { no, rows: this.rows(answer.data.people, from) } }
    this.setData({ ...group, hasMore: this.next !== undefined })
  },

  ...rowHandlers,

  onGo({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { page: string }>) {
    const { page } = currentTarget.dataset
    wx.navigateTo({ url: `/lead/${page}/${page}?shiftId=${this.shiftId}` })
  },

  async onCopy() {
    if (this.page) {
      this.setData({ notice: await copyNames(this.page.taskId, this.shiftId) })
      wx.pageScrollTo({ scrollTop: 0 })
    }
  },
})
