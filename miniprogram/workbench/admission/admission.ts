import type { Admission } from '../../../cloudfunctions/contract/binding'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { act, doneNotice, refusal } from '../act'
import { type AdmissionView, admissionView, answerProblem } from '../admission-view'
import { failedLoad, openChoice, standAt } from '../place'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    rows: [] as AdmissionView[],
    /** Whom an answer is being written to. */
    openId: '',
    words: '',
    problem: '',
    isAnswering: false,
  },

  admissions: [] as Admission[],

  onShow() {
    this.setData({ scale: fontScale() })
    void this.refresh()
  },

  async onPullDownRefresh() {
    await this.refresh()
    wx.stopPullDownRefresh()
  },

  async refresh() {
    const standing = await standAt('admission', { needsBranch: true })
    if ('load' in standing) {
      this.setData({ load: standing.load })
      return
    }
    const { branchId, name } = standing.place
    this.setData({ name })
    const answer = await call('admission.list', { branchId })
    if (answer.ok) {
      this.show(answer.data.admissions)
    } else {
      this.setData({ load: failedLoad('申请没打开', answer.error) })
    }
  },

  show(admissions: Admission[]) {
    const now = Date.now()
    this.admissions = admissions
    const nobody = emptyView('还没有人来问', '在外的人问到这个支部，会列在这里。')
    this.setData({
      rows: admissions.map((one) => admissionView(one, now)),
      load: admissions.length > 0 ? null : nobody,
    })
  },

  onOpen({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    this.setData({ openId: currentTarget.dataset.id, words: '', problem: '', notice: null })
  },

  onWords({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ words: detail.value, problem: '' })
  },

  onAccept() {
    void this.answer(true)
  },

  onDecline() {
    void this.answer(false)
  },

  async answer(accept: boolean) {
    const { words, openId } = this.data
    const problem = answerProblem(accept, words)
    this.setData({ problem })
    if (problem || this.data.isAnswering) {
      return
    }
    this.setData({ isAnswering: true, notice: null })
    const answer = await act('admission.answer', { admissionId: openId, accept, answer: words.trim() })
    this.setData({ isAnswering: false })
    if (!answer.ok) {
      this.setData({ notice: refusal(answer.error) })
      return
    }
    this.show(this.admissions.map((one) => (one.admissionId === openId ? answer.data : one)))
    const text = accept ? `${answer.data.name}已经在名册里。` : '对方会看到您写的话。'
    this.setData({ openId: '', notice: doneNotice(accept ? '接收了' : '已经答复', text) })
  },

  onAct() {
    if (this.data.load?.state === 'empty') {
      openChoice()
    } else {
      this.setData({ load: loading })
      void this.refresh()
    }
  },
})
