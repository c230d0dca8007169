import type { MonthView } from '../../../cloudfunctions/contract/red-star'
import { act, refusal } from '../../services/act'
import { call, type Failure } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { agrees, goBack } from '../../services/open'
import {
  biggestDeed,
  fixQuestion,
  fixWords,
  namedOf,
  type SentenceRow,
  type Sentences,
  sentenceRows,
  withProblems,
} from '../fix-form'
import { stepPage } from '../month-page'
import { remarksOf } from '../month-view'
import { figuresMoved, wentOn } from '../month-words'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { id: string }>

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    intro: '',
    rows: [] as SentenceRow[],
    remarks: [] as string[],
    isSending: false,
  },

  ...stepPage,

  /** What their passbooks say of the winners. */
  suggestions: {} as Sentences,

  async refresh() {
    const read = await this.readStep()
    if (!read) {
      return
    }
    const { month } = read
    if (!month.mayFix) {
      const text = month.tie ? '有人并列，请先记支委会的票决。' : '分数还没有齐，或者名单已经定了。'
      this.setData({ load: emptyView('现在不用写', text, '回到月结') })
      return
    }
    this.month = month
    this.setData({ load: null, intro: fixWords(month), remarks: remarksOf(month) })
    this.show()
    void this.suggest(month)
  },

  draftName(): string {
    return `sentences:${this.month?.branchId}:${this.asked}`
  },

  show() {
    if (this.month) {
      const sentences = readDraft<Sentences>(this.draftName(), {})
      this.setData({ rows: sentenceRows(this.month, sentences, this.suggestions) })
    }
  },

  /** A winner's passbook says what to write of; without it the field is empty all the same. */
  async suggest(month: MonthView) {
    const unknown = namedOf(month).filter((id) => !(id in this.suggestions))
    const answers = await Promise.all(
      unknown.map((memberId) => call('passbook.of', { memberId, month: month.month })),
    )
    for (const answer of answers) {
      if (answer.ok) {
        this.suggestions[answer.data.memberId] = biggestDeed(answer.data.entries)
      }
    }
    this.show()
  },

  onSentence({ currentTarget, detail }: Typed) {
    this.write(currentTarget.dataset.id, detail.value)
  },

  onSuggestion({ currentTarget }: Typed) {
    const { id } = currentTarget.dataset
    this.write(id, this.suggestions[id] ?? '')
  },

  write(id: string, text: string) {
    keepDraft(this.draftName(), { ...readDraft<Sentences>(this.draftName(), {}), [id]: text })
    const index = this.data.rows.findIndex((row) => row.id === id)
    this.setData({ [`rows[${index}].text`]: text, [`rows[${index}].problem`]: '' })
  },

  async onFix() {
    const { month } = this
    const rows = withProblems(this.data.rows)
    this.setData({ rows, notice: null })
    if (!month || this.data.isSending || rows.some(({ problem }) => problem)) {
      return
    }
    if (!(await agrees(fixQuestion(month, Date.now())))) {
      return
    }
    this.setData({ isSending: true })
    const error = await this.send(month, rows)
    this.setData({ isSending: false })
    if (!error) {
      dropDraft(this.draftName())
      goBack()
      return
    }
    if (error.code === 'EDIT_CONFLICT' || error.code === 'LIST_INCOMPLETE') {
      await this.refresh()
    }
    const moved = error.code === 'LIST_INCOMPLETE' ? figuresMoved : refusal(error)
    this.setData({ notice: error.code === 'EDIT_CONFLICT' ? wentOn : moved })
    wx.pageScrollTo({ scrollTop: 0 })
  },

  /** A large branch is sealed part by part; each part goes on from the version the last one left. */
  async send({ branchId, month, version }: MonthView, rows: SentenceRow[]): Promise<Failure | undefined> {
    const sentences = rows.map(({ id, text }) => ({ memberId: id, text: text.trim() }))
    for (let at = version; ; ) {
      const answer = await act('month.fix', { branchId, month, version: at, sentences })
      if (!answer.ok) {
        return answer.error
      }
      if (answer.data.done >= answer.data.total) {
        return undefined
      }
      at = answer.data.version
    }
  },
})
