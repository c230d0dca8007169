import { act, doneNotice, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { emptyLeads, loadingPage } from '../../services/loading-page'
import { monthAfter, monthNow } from '../../services/months'
import { readMe } from '../../services/session'
import { stepHandlers } from '../../services/stepping'
import { type PassbookPage, passbookPage } from '../passbook-view'
import { failedLoad, openChoice, readPlace } from '../place'
import { isSecretary } from '../place-view'

/** As far back as anybody asks about: two years. */
const monthsBack = 24

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    month: '',
    hasEarlier: false,
    hasLater: false,
    page: null as PassbookPage | null,
    reversing: '',
    reversingTitle: '',
    reason: '',
    reasonProblem: '',
    isSending: false,
  },

  memberId: '',

  ...loadingPage,
  ...emptyLeads(openChoice),

  onLoad({ memberId = '', month = '' }: { memberId?: string; month?: string }) {
    this.memberId = memberId
    this.setData({ month: month || monthNow(Date.now()) })
    void this.refresh()
  },

  async refresh() {
    const { month } = this.data
    const [standing, me, answer] = await Promise.all([
      readPlace(),
      readMe(),
      call('passbook.of', { memberId: this.memberId, month }),
    ])
    if (month !== this.data.month) {
      return
    }
    if ('load' in standing || !answer.ok) {
      const load = 'load' in standing ? standing.load : null
      this.setData({ load: answer.ok ? load : failedLoad('存折没打开', answer.error) })
      return
    }
    const now = Date.now()
    const myId = me.state !== 'failed' && me.data.bound ? me.data.memberId : ''
    this.setData({
      load: null,
      hasEarlier: month > monthAfter(monthNow(now), -monthsBack),
      hasLater: month < monthNow(now),
      page: passbookPage(answer.data, now, { run: isSecretary(standing.roles), myId }),
    })
  },

  ...stepHandlers,

  turn(steps: number) {
    this.setData({ month: monthAfter(this.data.month, steps), load: loading, notice: null })
    void this.refresh()
  },

  onReversing({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    const { id } = currentTarget.dataset
    const row = this.data.page?.rows.find((one) => one.id === id)
    const { reason } = readDraft(`reverse:${id}`, { reason: '' })
    this.setData({ reversing: id, reversingTitle: row?.title ?? '', reason, reasonProblem: '' })
  },

  onKeep() {
    this.setData({ reversing: '' })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonProblem: '' })
    keepDraft(`reverse:${this.data.reversing}`, { reason: detail.value })
  },

  async onReverse() {
    const { reversing: entryId, month, isSending } = this.data
    const reason = this.data.reason.trim()
    if (!reason) {
      this.setData({ reasonProblem: '请写为什么冲销，本人看得到。' })
      return
    }
    if (isSending) {
      return
    }
    this.setData({ isSending: true, notice: null })
    const answer = await act('deed.reverse', { memberId: this.memberId, month, entryId, reason })
    this.setData({ isSending: false, reversing: '' })
    if (answer.ok) {
      dropDraft(`reverse:${entryId}`)
      await this.refresh()
    }
    const done = doneNotice('冲销了', '原来那一笔不删，新的一笔记在后面。')
    this.setData({ notice: answer.ok ? done : refusal(answer.error) })
    wx.pageScrollTo({ scrollTop: 0 })
  },
})
