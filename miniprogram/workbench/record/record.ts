import { act, doneNotice, refusal } from '../../services/act'
import { honourOptions } from '../../services/deed-code-words'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { dayOf, withUnit } from '../../services/format'
import { type LoadView, loading } from '../../services/load-view'
import { agrees } from '../../services/open'
import { readMe } from '../../services/session'
import { marked, noTicks, tickHandlers } from '../branch-ticks'
import { namesIn, noSearch, searchHandlers } from '../member-search'
import { placePage } from '../place-page'
import {
  amountLabel,
  beginRecord,
  codeOptions,
  type Person,
  type RecordForm,
  type RecordProblems,
  recordProblems,
  recordQuestion,
  withToggled,
} from '../record-form'

type Written = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof RecordForm }>

Page({
  data: {
    ...noSearch,
    ...noTicks,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    name: '',
    codeOptions,
    honourOptions,
    amountLabel: '',
    form: beginRecord(dayOf(Date.now())),
    problems: {} as RecordProblems,
    isSending: false,
  },

  branchId: '',
  myId: '',
  tickCursor: undefined as string | undefined,

  onLoad() {
    void this.refresh()
  },

  ...placePage,

  async refresh() {
    const [standing, me] = await Promise.all([this.stand('record', { needsBranch: true }), readMe()])
    if (!standing) {
      return
    }
    this.branchId = standing.place.branchId
    this.myId = me.state !== 'failed' && me.data.bound ? me.data.memberId : ''
    this.setData({ load: null })
    const begun = beginRecord(dayOf(Date.now()))
    const { ids, ...words } = readDraft(this.draftName(), { ...begun, ids: [] as string[] })
    this.show({ ...words, people: [] })
    // The phone keeps no names of others; who was chosen is named anew.
    const named = ids.length > 0 ? await namesIn(this.branchId, ids) : undefined
    if (named && 'names' in named) {
      this.keep({ people: [...named.names].map(([id, name]) => ({ id, name })) })
    }
  },

  draftName(): string {
    return `record:${this.branchId}`
  },

  show(form: RecordForm) {
    const ticks = marked(this.data.ticks, form.people)
    this.setData({ form, ticks, amountLabel: amountLabel(form.code), problems: {} })
  },

  keep(change: Partial<RecordForm>) {
    const form = { ...this.data.form, ...change }
    const { people, ...words } = form
    keepDraft(this.draftName(), { ...words, ids: people.map(({ id }) => id) })
    this.show(form)
  },

  onField({ currentTarget, detail }: Written) {
    const { field } = currentTarget.dataset
    this.keep({ [field]: detail.value, ...(field === 'code' && { amount: '1' }) })
  },

  onRelative() {
    this.keep({ isRelative: !this.data.form.isRelative })
  },

  ...searchHandlers,
  ...tickHandlers,

  onFound({ detail }: WechatMiniprogram.CustomEvent<{ value: string; text: string }>) {
    const person = { id: detail.value, name: detail.text }
    const isNew = this.data.form.people.every(({ id }) => id !== person.id)
    this.setData(noSearch)
    if (isNew) {
      this.toggle(person)
    }
  },

  onPerson({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, Person>) {
    const { id, name } = currentTarget.dataset
    this.toggle({ id, name })
  },

  toggle(person: Person) {
    this.keep({ people: withToggled(this.data.form.people, person) })
  },

  async onRecord() {
    const { form, isSending } = this.data
    const problems = recordProblems(form, dayOf(Date.now()))
    this.setData({ problems, notice: null })
    const { code, day, amount, what, people, isRelative } = form
    if (!code || isSending || Object.keys(problems).length > 0 || !(await agrees(recordQuestion(form)))) {
      return
    }
    this.setData({ isSending: true })
    const memberIds = people.map(({ id }) => id)
    const said = { code, day, amount: Number(amount), what: what.trim(), memberIds }
    const answer = await act('deed.record', { ...said, ...(isRelative && { isRelative }) })
    this.setData({ isSending: false })
    wx.pageScrollTo({ scrollTop: 0 })
    if (!answer.ok) {
      this.setData({ notice: refusal(answer.error) })
      return
    }
    dropDraft(this.draftName())
    this.show(beginRecord(dayOf(Date.now())))
    const title = `记好了，${withUnit(answer.data.recorded, '位')}`
    this.setData({ notice: doneNotice(title, '他们的存折里都有了。记错了可以在存折里冲销。') })
  },
})
