import { call } from '../../../services/api'
import type { Notice } from '../../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../../services/draft'
import { failureNotice } from '../../../services/failure-notice'
import { fontScale } from '../../../services/font-scale'
import { monthDay } from '../../../services/format'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading } from '../../../services/load-view'
import { emptyLeads } from '../../../services/loading-page'
import {
  emptyObjection,
  noObjectionProblems,
  type ObjectionForm,
  objectionProblems,
  signChoices,
  signWords,
} from '../../../services/objection-form'
import { goBack } from '../../../services/open'
import { inFixedOrder, numberOf } from '../../../services/red-list-view'
import { newRequestId } from '../../../services/request-id'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof ObjectionForm }>

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    names: [] as { value: string; text: string }[],
    signs: signChoices,
    form: emptyObjection,
    who: '',
    isTyped: false,
    problems: noObjectionProblems,
    notice: null as Notice | null,
    sent: null as { number: string; until: string } | null,
    isBusy: false,
  },

  branchId: '',
  month: '',

  ...emptyLeads(goBack),

  onLoad({ branchId = '', month = '' }: { branchId?: string; month?: string }) {
    Object.assign(this, { branchId, month })
    const form = readDraft(this.draftName(), emptyObjection)
    this.setData({ form, who: signWords(form.signs), isTyped: form.text !== '' })
    void this.refresh()
  },

  draftName(): string {
    return `objection:${this.branchId}:${this.month}`
  },

  async refresh() {
    const { branchId, month } = this
    const reading = await read('redList.get', { branchId, month })
    if (reading.state === 'failed') {
      this.setData({ load: failedView('异议没打开', reading.error, Date.now()) })
      return
    }
    const { stars, mayObject } = reading.data
    if (!mayObject) {
      this.setData({ load: emptyView('现在不能提异议', '公示的那 5 个工作日里可以提。', '回红榜') })
      return
    }
    const names = inFixedOrder(stars).flatMap(({ name }) => (name ? [{ value: name, text: name }] : []))
    const [only] = names
    this.setData({ load: null, names })
    if (only && names.length === 1 && !this.data.form.name) {
      this.setData({ 'form.name': only.value })
    }
  },

  onType({ detail: { value }, currentTarget }: Typed) {
    const { field } = currentTarget.dataset
    // Other words are another deed.
    const form = { ...this.data.form, [field]: value, requestId: '' }
    this.setData({
      form,
      who: signWords(form.signs),
      isTyped: true,
      problems: { ...this.data.problems, [field]: '' },
    })
    keepDraft(this.draftName(), form)
  },

  async onSend() {
    const { form, names, isBusy } = this.data
    const known = names.map(({ value }) => value)
    const problems = objectionProblems(form, known)
    this.setData({ problems, notice: null })
    if (isBusy || problems.name || problems.text) {
      return
    }
    const requestId = form.requestId || newRequestId()
    this.setData({ isBusy: true, 'form.requestId': requestId })
    keepDraft(this.draftName(), { ...form, requestId })
    const { branchId, month } = this
    const input = {
      branchId,
      month,
      name: form.name,
      text: form.text.trim(),
      isAnonymous: form.signs === 'anonymous',
    }
    const answer = await call('month.object', input, { requestId })
    this.setData({ isBusy: false })
    if (!answer.ok) {
      this.setData({ notice: failureNotice(answer.error) })
      wx.pageScrollTo({ scrollTop: 0 })
      return
    }
    dropDraft(this.draftName())
    const { objectionId, answerBy } = answer.data
    this.setData({ sent: { number: numberOf(objectionId), until: monthDay(answerBy) } })
  },

  onBack() {
    goBack()
  },
})
