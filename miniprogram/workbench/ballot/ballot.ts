import { act, refusal } from '../../services/act'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { dayOf } from '../../services/format'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { goBack } from '../../services/open'
import {
  type BallotForm,
  type BallotProblems,
  ballotProblems,
  ballotQuestion,
  beginBallot,
  type EqualRow,
  equalRows,
  equalsOf,
  fitting,
  tapped,
} from '../ballot-form'
import { stepPage } from '../month-page'
import { wentOn } from '../month-words'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    question: '',
    rows: [] as EqualRow[],
    form: { order: [], votes: '', on: '' } as BallotForm,
    problems: {} as BallotProblems,
    isSending: false,
  },

  ...stepPage,

  async refresh() {
    const read = await this.readStep()
    if (!read) {
      return
    }
    const { month } = read
    if (month.phase !== 'committee' || equalsOf(month).length < 2 || !read.may.run) {
      this.setData({ load: emptyView('现在没有并列要定', '分数不一样，或者名单已经定了。', '回到月结') })
      return
    }
    this.month = month
    this.setData({ load: null, question: ballotQuestion(month) })
    this.show(fitting(readDraft(this.draftName(), beginBallot(month, dayOf(Date.now()))), month))
  },

  draftName(): string {
    return `ballot:${this.month?.branchId}:${this.asked}`
  },

  show(form: BallotForm) {
    if (this.month) {
      this.setData({ form, rows: equalRows(this.month, form.order), problems: {} })
    }
  },

  keep(change: Partial<BallotForm>) {
    const form = { ...this.data.form, ...change }
    keepDraft(this.draftName(), form)
    this.show(form)
  },

  onPerson({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    this.keep({ order: tapped(this.data.form.order, currentTarget.dataset.id) })
  },

  onVotes({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ votes: detail.value })
  },

  onDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ on: detail.value })
  },

  async onSave() {
    const { month } = this
    const { form, isSending } = this.data
    if (!month || isSending) {
      return
    }
    const problems = ballotProblems(form, equalsOf(month), dayOf(Date.now()))
    this.setData({ problems, notice: null })
    if (Object.keys(problems).length > 0) {
      return
    }
    this.setData({ isSending: true })
    const { branchId, version } = month
    const said = { order: form.order, votes: form.votes.trim(), on: form.on }
    const answer = await act('month.ballot', { branchId, month: month.month, version, ...said })
    this.setData({ isSending: false })
    if (answer.ok) {
      dropDraft(this.draftName())
      goBack()
    } else if (answer.error.code === 'EDIT_CONFLICT') {
      await this.refresh()
      this.setData({ notice: wentOn })
    } else {
      this.setData({ notice: refusal(answer.error) })
    }
    wx.pageScrollTo({ scrollTop: 0 })
  },
})
