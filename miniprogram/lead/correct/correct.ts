import type { Outcome } from '../../../cloudfunctions/contract/shift'
import { act, refusal } from '../../services/act'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { emptyLeads } from '../../services/loading-page'
import { goBack } from '../../services/open'
import { readMe } from '../../services/session'
import { readWholeRoster } from '../../services/whole-roster'
import {
  beginCorrection,
  type CorrectionDraft,
  changedBefore,
  changeWords,
  correctedNotice,
  correctionProblem,
  draftNameOf,
  hoursOf,
  type Subject,
  subjectIn,
} from '../correct-view'
import { failedLoad } from '../failed-load'
import { lengthOf, mostOf } from '../hours-sheet'
import { resultWords } from '../roster-view'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    title: '',
    old: '',
    outcome: 'present' as Outcome,
    hours: 0,
    most: 16,
    reason: '',
    change: '',
    problem: '',
    isSending: false,
    isDone: false,
  },

  shiftId: '',
  memberId: '',
  subject: undefined as Exclude<Subject, { load: LoadView }> | undefined,

  ...emptyLeads(goBack),

  onLoad({ shiftId = '', memberId = '' }: { shiftId?: string; memberId?: string }) {
    this.shiftId = shiftId
    this.memberId = memberId
    void this.refresh()
  },

  async refresh() {
    const { shiftId, memberId } = this
    const [me, answer] = await Promise.all([readMe(), readWholeRoster(shiftId)])
    if (!answer.ok) {
      this.setData({ load: failedLoad('工时没打开', answer.error) })
      return
    }
    const myId = me.state !== 'failed' && me.data.bound ? me.data.memberId : ''
    const subject = subjectIn(answer.data, memberId, myId)
    if ('load' in subject) {
      this.setData({ load: subject.load })
      return
    }
    this.subject = subject
    const { person, result } = subject
    const begun = beginCorrection(result, lengthOf(answer.data))
    this.setData({
      load: null,
      name: person.name,
      title: answer.data.title,
      old: resultWords(result),
      most: mostOf(answer.data),
    })
    this.write(readDraft(draftNameOf(shiftId, memberId), begun))
  },

  /** Shown, and kept from the first change on. */
  write(draft: CorrectionDraft) {
    if (this.subject) {
      this.setData({ ...draft, change: changeWords(this.subject.result, draft), problem: '' })
    }
  },

  keep(change: Partial<CorrectionDraft>) {
    const { outcome, hours, reason } = this.data
    const draft = { outcome, hours, reason, ...change }
    keepDraft(draftNameOf(this.shiftId, this.memberId), draft)
    this.write(draft)
  },

  onOutcome({ detail }: WechatMiniprogram.CustomEvent<{ outcome: Outcome }>) {
    this.keep({ outcome: detail.outcome })
  },

  onHours({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.keep({ hours: detail.value })
  },

  onReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ reason: detail.value })
  },

  async onSend() {
    const { shiftId, memberId, subject } = this
    const { outcome, hours, reason, name, change, isSending } = this.data
    const draft = { outcome, hours, reason }
    const problem = subject ? correctionProblem(subject.result, draft) : ''
    this.setData({ problem })
    if (!subject || problem || isSending) {
      return
    }
    this.setData({ isSending: true, notice: null })
    const { version } = subject.result
    const said = { outcome, hours: hoursOf(draft), reason: reason.trim() }
    const answer = await act('shift.correct', { shiftId, memberId, version, ...said })
    this.setData({ isSending: false })
    wx.pageScrollTo({ scrollTop: 0 })
    if (answer.ok) {
      dropDraft(draftNameOf(shiftId, memberId))
      this.setData({ isDone: true, notice: correctedNotice(name, change) })
    } else if (answer.error.code === 'EDIT_CONFLICT') {
      await this.refresh()
      this.setData({ notice: changedBefore })
    } else {
      this.setData({ notice: refusal(answer.error) })
    }
  },

  onBack() {
    goBack()
  },
})
