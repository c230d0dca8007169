import type { Admission } from '../../../cloudfunctions/contract/binding'
import { act, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { shownPage } from '../../services/loading-page'
import {
  type AdmissionView,
  admissionView,
  answeredBefore,
  answeredNotice,
  answerProblem,
} from '../admission-view'
import { failedLoad } from '../place'
import { placePage } from '../place-page'

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
  /** What was begun for whom, so that a look at somebody else's words loses nothing. */
  drafts: {} as Record<string, string>,

  ...shownPage,

  ...placePage,

  async refresh() {
    const standing = await this.stand('admission', { needsBranch: true })
    if (!standing) {
      return
    }
    const answer = await call('admission.list', { branchId: standing.place.branchId })
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
    const { id } = currentTarget.dataset
    this.setData({ openId: id, words: this.drafts[id] ?? '', problem: '', notice: null })
  },

  onClose() {
    this.setData({ openId: '', problem: '' })
  },

  onWords({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.drafts[this.data.openId] = detail.value
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
    wx.pageScrollTo({ scrollTop: 0 })
    if (answer.ok) {
      this.show(this.admissions.map((one) => (one.admissionId === openId ? answer.data : one)))
      this.setData({ openId: '', notice: answeredNotice(answer.data, this.data.name) })
    } else if (answer.error.code === 'EDIT_CONFLICT') {
      await this.refresh()
      this.setData({ openId: '', notice: answeredBefore })
    } else {
      this.setData({ notice: refusal(answer.error) })
    }
  },
})
