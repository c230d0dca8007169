import type { DeedCode } from '../../../cloudfunctions/contract/points'
import { act } from '../../services/act'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { agrees } from '../../services/open'
import { placePage } from '../place-page'
import {
  type Amount,
  changeLines,
  emptyRules,
  type ItemGroup,
  itemGroups,
  type RulesForm,
  rulesFormOf,
  rulesOf,
  showsChoices,
  toggled,
  withAmount,
  writtenRules,
} from '../rules-form'
import { type RulesToEdit, readRules, savedRulesNotice } from '../rules-read'

type Stepped = WechatMiniprogram.CustomEvent<
  { value: number },
  object,
  { code: DeedCode; amount: Amount; field: 'capContribution' | 'threshold' }
>
type Tapped = WechatMiniprogram.BaseEvent<Record<string, never>, { code: DeedCode }>

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    head: '',
    from: '',
    form: emptyRules,
    groups: [] as ItemGroup[],
    showsChoices,
    mostContribution: 40,
    /** The item whose figures are being set. */
    open: '' as DeedCode | '',
    changes: [] as string[],
    isSending: false,
  },

  branchId: '',
  rules: undefined as RulesToEdit | undefined,

  onLoad() {
    void this.refresh()
  },

  ...placePage,

  async refresh() {
    const standing = await this.stand('rules', { needsBranch: true })
    if (!standing) {
      return
    }
    this.branchId = standing.place.branchId
    const rules = await readRules(this.branchId, Date.now())
    if ('load' in rules) {
      this.setData({ load: rules.load })
      return
    }
    this.rules = rules
    const { head, from, town, newest } = rules
    this.setData({ load: null, head, from, mostContribution: town.capContribution })
    this.show(readDraft(this.draftName(), rulesFormOf(newest)))
  },

  draftName(): string {
    return `rules:${this.branchId}`
  },

  show(form: RulesForm) {
    if (this.rules) {
      const { town, newest } = this.rules
      const changes = changeLines(newest, rulesOf(form, town))
      this.setData({ form, groups: itemGroups(form, town), changes })
    }
  },

  keep(form: RulesForm) {
    keepDraft(this.draftName(), form)
    this.setData({ notice: null })
    this.show(form)
  },

  onItem({ currentTarget }: Tapped) {
    const { code } = currentTarget.dataset
    this.setData({ open: this.data.open === code ? '' : code })
  },

  onToggle({ currentTarget }: Tapped) {
    if (this.rules) {
      this.keep(toggled(this.data.form, currentTarget.dataset.code, this.rules.town))
    }
  },

  onAmount({ currentTarget, detail }: Stepped) {
    const { code, amount } = currentTarget.dataset
    this.keep(withAmount(this.data.form, code, amount, detail.value))
  },

  onSingle({ currentTarget, detail }: Stepped) {
    this.keep({ ...this.data.form, [currentTarget.dataset.field]: detail.value })
  },

  onKeepsPlace() {
    const { form } = this.data
    this.keep({ ...form, keepsNonCadrePlace: !form.keepsNonCadrePlace })
  },

  onShows({ detail }: WechatMiniprogram.CustomEvent<{ value: RulesForm['shows'] }>) {
    this.keep({ ...this.data.form, shows: detail.value })
  },

  onUndo() {
    dropDraft(this.draftName())
    if (this.rules) {
      this.show(rulesFormOf(this.rules.newest))
    }
  },

  async onSave() {
    const { changes, form, from, isSending } = this.data
    const { rules, branchId } = this
    const content = `${from}起用，这个月不变。改动谁都看得到。`
    if (!rules || isSending || !(await agrees({ title: `改 ${changes.length} 处规则`, content }))) {
      return
    }
    this.setData({ isSending: true, notice: null })
    const { town, newest } = rules
    const answer = await act('rules.edit', { branchId, version: newest.version, ...writtenRules(form, town) })
    this.setData({ isSending: false })
    if (answer.ok) {
      dropDraft(this.draftName())
    }
    if (answer.ok || answer.error.code === 'EDIT_CONFLICT') {
      await this.refresh()
    }
    this.setData({ notice: savedRulesNotice(answer, from) })
    wx.pageScrollTo({ scrollTop: 0 })
  },
})
