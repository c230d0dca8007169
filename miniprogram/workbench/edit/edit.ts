import type { RosterEntry } from '../../../cloudfunctions/contract/roster'
import { act, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { loadingPage } from '../../services/loading-page'
import { yearNow } from '../../services/months'
import { goBack } from '../../services/open'
import { noConflict } from '../conflict'
import { entryConflict } from '../entry-conflict'
import { type EntryField, emptyForm, fieldsOf, formOf, type Problems, problemsOf } from '../entry-form'
import { failedLoad, readPlace, readTrees } from '../place'
import { kindOptions, reasonOptions, trackOptions } from '../roster-view'
import { branchHandlers, namedBranches, noBranches } from '../second-branches'
import { branchOptions, groupOptions } from '../tree-view'

Page({
  data: {
    ...noConflict,
    ...noBranches,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    kindOptions,
    trackOptions,
    reasonOptions,
    groups: groupOptions([], ''),
    form: emptyForm,
    problems: {} as Problems,
    hasDraft: false,
    isSaving: false,
  },

  memberId: '',
  branchId: '',
  /** The entry the form was filled from; its version is what a save names. */
  entry: undefined as RosterEntry | undefined,
  /** What the form showed before the first change: tells my changes from those of others. */
  before: emptyForm,

  ...loadingPage,

  onLoad({ memberId = '' }: { memberId?: string }) {
    this.memberId = memberId
    wx.setNavigationBarTitle({ title: memberId ? '修改成员' : '加一位成员' })
    void this.refresh()
  },

  async refresh() {
    const standing = await readPlace()
    if ('load' in standing) {
      this.setData({ load: standing.load })
      return
    }
    const [entry, trees] = await Promise.all([this.readEntry(), readTrees(standing.place.treeId)])
    if (entry === 'failed') {
      return
    }
    this.branchId = entry?.branchId ?? standing.place.branchId
    const nodes = 'error' in trees ? [] : trees.trees.flatMap((tree) => tree.nodes)
    const now = entry ? formOf(entry) : emptyForm
    const draft = readDraft(this.draftName(), { form: now, before: now, version: entry?.version ?? 0 })
    this.before = draft.before
    // The form is a copy: typing writes into what setData was given.
    const hasDraft = JSON.stringify(draft.form) !== JSON.stringify(now)
    this.setData({
      load: null,
      form: { ...draft.form },
      hasDraft,
      groups: groupOptions(nodes, this.branchId),
      branches: [...this.data.branches, ...branchOptions([{ nodes }])],
    })
    if (hasDraft && entry && draft.version !== entry.version) {
      this.compare(entry)
    }
  },

  async readEntry(): Promise<RosterEntry | undefined | 'failed'> {
    if (!this.memberId) {
      return undefined
    }
    const answer = await call('roster.get', { memberId: this.memberId })
    if (!answer.ok) {
      this.setData({ load: failedLoad('名册没打开', answer.error) })
      return 'failed'
    }
    this.entry = answer.data
    this.setData({ branches: namedBranches(this.data.branches, answer.data) })
    return answer.data
  },

  draftName(): string {
    return `roster:${this.memberId || this.branchId}`
  },

  onField({
    currentTarget,
    detail,
  }: WechatMiniprogram.CustomEvent<{ value: string }, object, { field: EntryField }>) {
    this.write(currentTarget.dataset.field, detail.value)
  },

  write(field: EntryField, value: string) {
    this.setData({ [`form.${field}`]: value, [`problems.${field}`]: '' })
    const { before, entry } = this
    keepDraft(this.draftName(), { form: this.data.form, before, version: entry?.version ?? 0 })
  },

  onForget() {
    dropDraft(this.draftName())
    this.before = this.entry ? formOf(this.entry) : emptyForm
    this.setData({ form: { ...this.before }, hasDraft: false, problems: {} })
  },

  async onSave() {
    const { form } = this.data
    const problems = problemsOf(form, yearNow(Date.now()))
    this.setData({ problems, notice: null })
    if (Object.keys(problems).length > 0 || this.data.isSaving) {
      return
    }
    this.setData({ isSaving: true })
    const fields = fieldsOf(form)
    const { memberId, entry } = this
    const answer = entry
      ? await act('roster.edit', { ...fields, memberId, version: entry.version })
      : await act('roster.add', { ...fields, branchId: this.branchId })
    this.setData({ isSaving: false })
    if (answer.ok) {
      dropDraft(this.draftName())
      goBack()
    } else if (answer.error.code === 'EDIT_CONFLICT') {
      const now = await this.readEntry()
      if (now && now !== 'failed') {
        this.compare(now)
      }
    } else {
      this.setData({ notice: refusal(answer.error) })
      wx.pageScrollTo({ scrollTop: 0 })
    }
  },

  ...branchHandlers,
  ...entryConflict,
})
