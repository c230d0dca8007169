import { act, doneNotice, refusal } from '../../services/act'
import type { Notice } from '../../services/deed-words'
import { keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { agrees } from '../../services/open'
import { stepPage } from '../month-page'
import { wentOn } from '../month-words'
import {
  type AnswerForm,
  answerProblems,
  answerQuestion,
  type ObjectionRow,
  objectionRows,
  verdicts,
} from '../objection-view'

type Said = WechatMiniprogram.CustomEvent<{ value: string }, object, { index: number }>
type Tapped = WechatMiniprogram.CustomEvent<object, object, { index: number }>

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    verdicts,
    rows: [] as ObjectionRow[],
    isSending: false,
  },

  ...stepPage,

  async refresh() {
    const read = await this.readStep()
    if (!read) {
      return
    }
    const { month, may } = read
    this.month = month
    const drafts = readDraft<Record<string, AnswerForm>>(this.draftName(), {})
    const rows = objectionRows(month, drafts, Date.now(), may.run)
    const load = rows.length > 0 ? null : emptyView('没有异议', '公示的时候谁都可以提。', '回到月结')
    this.setData({ load, rows })
  },

  draftName(): string {
    return `answers:${this.month?.branchId}:${this.asked}`
  },

  onVerdict({ currentTarget, detail }: Said) {
    const { index } = currentTarget.dataset
    this.setData({ [`rows[${index}].verdict`]: detail.value, [`rows[${index}].verdictProblem`]: '' })
    this.keep(index)
  },

  onText({ currentTarget, detail }: Said) {
    const { index } = currentTarget.dataset
    this.setData({ [`rows[${index}].text`]: detail.value, [`rows[${index}].textProblem`]: '' })
    this.keep(index)
  },

  keep(index: number) {
    const row = this.data.rows[index]
    if (row) {
      const { id, verdict, text } = row
      keepDraft(this.draftName(), { ...readDraft(this.draftName(), {}), [id]: { verdict, text } })
    }
  },

  async onAnswer({ currentTarget }: Tapped) {
    const { index } = currentTarget.dataset
    const row = this.data.rows[index]
    const { month } = this
    if (!row || !month || this.data.isSending) {
      return
    }
    const problems = answerProblems(row)
    this.setData({ [`rows[${index}]`]: { ...row, ...problems }, notice: null })
    if (problems.verdictProblem || problems.textProblem || !(await agrees(answerQuestion(row)))) {
      return
    }
    this.setData({ isSending: true })
    const said = { objectionId: row.id, isUpheld: row.verdict === 'upheld', answer: row.text.trim() }
    const answer = await act('month.answer', { branchId: month.branchId, month: month.month, ...said })
    this.setData({ isSending: false })
    const isNew = answer.ok || answer.error.code === 'EDIT_CONFLICT'
    if (isNew) {
      await this.refresh()
    }
    const told = answer.ok ? doneNotice('答复了', '提的人会收到。') : refusal(answer.error)
    this.setData({ notice: isNew && !answer.ok ? wentOn : told })
    wx.pageScrollTo({ scrollTop: 0 })
  },
})
