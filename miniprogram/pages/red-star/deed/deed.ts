import { tellFailure } from '../../../services/consent'
import { honourOptions } from '../../../services/deed-code-words'
import {
  amountLabel,
  type DeedForm,
  deedProblems,
  emptyDeed,
  kindChoices,
  noDeedProblems,
  sendDeed,
} from '../../../services/deed-form'
import type { Notice } from '../../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../../services/draft'
import { fontScale } from '../../../services/font-scale'
import { addDays, dayOf, fullDay } from '../../../services/format'
import { read } from '../../../services/last-seen'
import { type LoadView, loading } from '../../../services/load-view'
import { emptyLeads } from '../../../services/loading-page'
import type { Photo } from '../../../services/need-photo'
import { leaveForOwn, passbookFor } from '../../../services/passbook-for'
import { photoHandlers } from '../../../services/photo-handlers'
import { deedPage, deedsPage } from '../../../services/red-star-urls'
import { newRequestId } from '../../../services/request-id'
import { ruleSentence } from '../../../services/rule-sentences'

const draftName = 'deed'

/** Older deeds are for the recorder to write down. */
const daysBack = 60

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof DeedForm }>

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    kinds: kindChoices,
    levels: honourOptions,
    form: emptyDeed,
    amountLabel: '',
    rule: '',
    today: '',
    firstDay: '',
    dayName: '',
    photo: null as Photo | null,
    progress: 0,
    isTyped: false,
    problems: noDeedProblems,
    notice: null as Notice | null,
    isBusy: false,
  },

  /** By code, in plain words; empty until the branch's rules are known. */
  sentences: {} as Record<string, string>,

  ...emptyLeads(leaveForOwn),

  onLoad() {
    const today = dayOf(Date.now())
    const kept = readDraft(draftName, emptyDeed)
    this.setData({ today, firstDay: addDays(today, -daysBack) })
    this.show(kept)
    this.setData({ isTyped: kept.what !== '' })
    void this.refresh()
  },

  async refresh() {
    const own = await passbookFor('申报没打开')
    if ('load' in own) {
      this.setData({ load: own.load })
      return
    }
    this.setData({ load: null })
    // Without the rules one can report all the same; only the line below the choice is missing.
    const rules = await read('rules.get', { branchId: own.branchId })
    if (rules.state !== 'failed') {
      const { items } = rules.data.rules
      this.sentences = Object.fromEntries(items.map((item) => [item.code, ruleSentence(item)]))
      this.show(this.data.form)
    }
  },

  show(form: DeedForm) {
    this.setData({
      form,
      amountLabel: amountLabel(form.code),
      rule: this.sentences[form.code] ?? '',
      dayName: fullDay(form.day || this.data.today),
    })
  },

  change(changed: Partial<DeedForm>) {
    // Other words are another deed.
    const form = { ...this.data.form, ...changed, requestId: '' }
    const cleared = Object.fromEntries(Object.keys(changed).map((field) => [field, '']))
    this.show(form)
    this.setData({ isTyped: true, problems: { ...this.data.problems, ...cleared } })
    keepDraft(draftName, form)
  },

  onKind({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { code: DeedForm['code'] }>) {
    this.change({ code: currentTarget.dataset.code, amount: '1' })
  },

  onType({ detail: { value }, currentTarget }: Typed) {
    this.change({ [currentTarget.dataset.field]: value })
  },

  onDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ day: detail.value })
  },

  async onSend() {
    const { form, photo, today, isBusy } = this.data
    const problems = deedProblems(form)
    this.setData({ problems, notice: null })
    if (isBusy || Object.values(problems).some(Boolean)) {
      return
    }
    const requestId = form.requestId || newRequestId()
    const named = { ...form, requestId }
    this.setData({ isBusy: true, progress: 0, form: named })
    keepDraft(draftName, named)
    const answer = await sendDeed(named, photo, today, (progress) => this.setData({ progress }))
    this.setData({ isBusy: false })
    if (answer.ok) {
      dropDraft(draftName)
      wx.redirectTo({ url: `${deedsPage}?sent=1` })
      return
    }
    tellFailure(this, answer.error, deedPage)
  },

  ...photoHandlers(deedPage),
})
