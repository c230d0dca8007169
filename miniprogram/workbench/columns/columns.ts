import type { Output } from '../../../cloudfunctions/contract/contract'
import { act, doneNotice, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { agrees } from '../../services/open'
import {
  type ColumnRow,
  type ColumnsForm,
  columnRows,
  columnsForm,
  columnsProblem,
  hidden,
  isSame,
  moved,
  renamed,
  shownAgain,
} from '../columns-form'
import { failedLoad } from '../place'
import { placePage } from '../place-page'

type Tapped = WechatMiniprogram.BaseEvent<Record<string, never>, { field: string }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: string }>

const wentOn: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '刚才有人先改了',
  text: '下面是现在的列，请再看一遍。',
}

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    rows: [] as ColumnRow[],
    others: [] as ColumnRow[],
    problem: '',
    isChanged: false,
    isDefault: true,
    isSending: false,
  },

  branchId: '',
  stored: undefined as Output<'month.columns'> | undefined,
  form: { columns: [], others: [] } as ColumnsForm,

  ...placePage,

  onLoad() {
    void this.refresh()
  },

  async refresh() {
    const standing = await this.stand('rules', { needsBranch: true })
    if (!standing) {
      return
    }
    this.branchId = standing.place.branchId
    const answer = await call('month.columns', { branchId: this.branchId })
    if (!answer.ok) {
      this.setData({ load: failedLoad('汇总表的列没打开', answer.error) })
      return
    }
    this.stored = answer.data
    this.setData({ load: null, isDefault: answer.data.isDefault })
    this.show(readDraft(this.draftName(), columnsForm(answer.data)))
  },

  /** A draft belongs to the version it was made on. */
  draftName(): string {
    return `columns:${this.branchId}:${this.stored?.version}`
  },

  show(form: ColumnsForm) {
    this.form = form
    this.setData({
      rows: columnRows(form.columns),
      others: columnRows(form.others),
      isChanged: this.stored !== undefined && !isSame(form, this.stored),
      problem: '',
    })
  },

  change(form: ColumnsForm) {
    keepDraft(this.draftName(), form)
    this.setData({ notice: null })
    this.show(form)
  },

  onUp({ currentTarget }: Tapped) {
    this.change(moved(this.form, currentTarget.dataset.field, -1))
  },

  onDown({ currentTarget }: Tapped) {
    this.change(moved(this.form, currentTarget.dataset.field, 1))
  },

  onRename({ currentTarget, detail }: Typed) {
    this.change(renamed(this.form, currentTarget.dataset.field, detail.value))
  },

  onPutAway({ currentTarget }: Tapped) {
    this.change(hidden(this.form, currentTarget.dataset.field))
  },

  onShowAgain({ currentTarget }: Tapped) {
    this.change(shownAgain(this.form, currentTarget.dataset.field))
  },

  onSave() {
    const problem = columnsProblem(this.form)
    this.setData({ problem })
    if (!problem) {
      const columns = this.form.columns.map(({ field, heading }) => ({ field, heading: heading.trim() }))
      void this.send({ columns }, '列存好了')
    }
  },

  async onDefault() {
    if (await agrees({ title: '恢复成镇里的列', content: '改过的名字和顺序都不要了。' })) {
      void this.send({}, '恢复成镇里的列了')
    }
  },

  async send(columns: Pick<ColumnsForm, 'columns'> | object, title: string) {
    const { stored, branchId } = this
    if (!stored || this.data.isSending) {
      return
    }
    this.setData({ isSending: true, notice: null })
    const answer = await act('month.editColumns', { branchId, version: stored.version, ...columns })
    if (answer.ok || answer.error.code === 'EDIT_CONFLICT') {
      dropDraft(this.draftName())
      await this.refresh()
    }
    const failed = answer.ok || answer.error.code === 'EDIT_CONFLICT' ? wentOn : refusal(answer.error)
    this.setData({
      isSending: false,
      notice: answer.ok ? doneNotice(title, '以后取的汇总表都照这个。') : failed,
    })
    wx.pageScrollTo({ scrollTop: 0 })
  },
})
