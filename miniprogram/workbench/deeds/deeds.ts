import type { Input } from '../../../cloudfunctions/contract/contract'
import type { DeedItem } from '../../../cloudfunctions/contract/points'
import { act, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { readMe } from '../../services/session'
import { cardHandlers, type DeedCard, decidedNotice, deedCard, leftText } from '../deed-review'
import { failedLoad } from '../place'
import { placePage } from '../place-page'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    card: null as DeedCard | null,
    left: '',
    hasOthers: false,
    isRelative: false,
    isReturning: false,
    reason: '',
    reasonProblem: '',
    isSending: false,
  },

  branchId: '',
  myId: '',
  /** Those that wait, the one on the page first. */
  queue: [] as DeedItem[],
  next: undefined as string | undefined,

  onLoad() {
    void this.refresh()
  },

  ...placePage,

  async refresh() {
    const [standing, me] = await Promise.all([this.stand('deed', { needsBranch: true }), readMe()])
    if (!standing) {
      return
    }
    this.branchId = standing.place.branchId
    this.myId = me.state !== 'failed' && me.data.bound ? me.data.memberId : ''
    await this.list()
  },

  async list(cursor?: string) {
    const answer = await call('deed.list', { branchId: this.branchId, ...(cursor && { cursor }) })
    if (!answer.ok) {
      this.setData({ load: failedLoad('申报没打开', answer.error) })
      return
    }
    this.queue = answer.data.deeds
    this.next = answer.data.next
    this.show()
  },

  show() {
    const [deed] = this.queue
    if (!deed && this.next) {
      void this.list(this.next)
      return
    }
    const load = deed ? null : emptyView('没有等着审的申报', '有人报了，这里就能看到。')
    this.setData({
      load,
      card: deed ? deedCard(deed, this.myId, Date.now()) : null,
      left: leftText(this.queue.length, this.next !== undefined),
      hasOthers: this.queue.length > 1 || this.next !== undefined,
      isRelative: false,
      isReturning: false,
      reason: deed ? readDraft(`return:${deed.deedId}`, { reason: '' }).reason : '',
      reasonProblem: '',
    })
  },

  /** The one on the page goes behind the others. */
  onSkip() {
    const [deed, ...others] = this.queue
    if (deed) {
      this.queue = [...others, deed]
      this.setData({ notice: null })
      this.show()
    }
  },

  onRelative() {
    this.setData({ isRelative: !this.data.isRelative })
  },

  ...cardHandlers,

  onConfirm() {
    const { isRelative } = this.data
    void this.decide({ verb: 'confirm', ...(isRelative && { isRelative }) })
  },

  onReturning() {
    this.setData({ isReturning: true })
  },

  onKeep() {
    this.setData({ isReturning: false })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, reasonProblem: '' })
    keepDraft(`return:${this.data.card?.id}`, { reason: detail.value })
  },

  onReturn() {
    const reason = this.data.reason.trim()
    if (reason) {
      void this.decide({ verb: 'return', reason })
    } else {
      this.setData({ reasonProblem: '请写为什么退回，他看得到。' })
    }
  },

  async decide(word: Input<'deed.decide'>['do']) {
    const [deed, ...others] = this.queue
    if (!deed || this.data.isSending) {
      return
    }
    this.setData({ isSending: true, notice: null })
    const answer = await act('deed.decide', { deedId: deed.deedId, version: deed.version, do: word })
    this.setData({ isSending: false })
    if (answer.ok || answer.error.code === 'DEED_DECIDED') {
      dropDraft(`return:${deed.deedId}`)
      this.queue = others
      this.show()
    }
    const notice = answer.ok ? decidedNotice(deed.name, word.verb === 'confirm') : refusal(answer.error)
    this.setData({ notice, isReturning: false })
    wx.pageScrollTo({ scrollTop: 0 })
  },
})
