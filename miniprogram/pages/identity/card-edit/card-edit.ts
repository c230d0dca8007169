import { call } from '../../../services/api'
import { type CardForm, cardForm, cardInput, emptyCardForm, phoneProblem } from '../../../services/card-form'
import { asksConsent, tellFailure } from '../../../services/consent'
import type { Notice } from '../../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../../services/draft'
import { fontScale } from '../../../services/font-scale'
import { cardEditPage } from '../../../services/identity-urls'
import { emptyView, failedView, type LoadView, loading } from '../../../services/load-view'
import { loadingPage } from '../../../services/loading-page'
import { goBack } from '../../../services/open'
import { newRequestId } from '../../../services/request-id'
import { readMe } from '../../../services/session'

const draftName = 'card'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: 'duty' | 'phone' }>

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    form: emptyCardForm,
    problem: '',
    notice: null as Notice | null,
    isBusy: false,
  },

  requestId: '',

  ...loadingPage,

  onLoad() {
    void this.refresh()
  },

  onShow() {
    this.setData({ scale: fontScale() })
  },

  /** Only a fresh card is edited: an old copy would put an old number back. */
  async refresh() {
    const now = Date.now()
    const me = await readMe()
    if (me.state === 'failed') {
      this.setData({ load: failedView('名片没打开', me.error, now) })
      return
    }
    if (!me.data.bound) {
      this.setData({ load: emptyView('您还没有名片', '认了支部，就有自己的名片。') })
      return
    }
    const answer = await call('card.get', { memberId: me.data.memberId })
    if (!answer.ok) {
      this.setData({ load: failedView('名片没打开', answer.error, now) })
      return
    }
    this.setData({ load: null, form: readDraft(draftName, cardForm(answer.data)) })
  },

  change(changed: Partial<CardForm>) {
    const form = { ...this.data.form, ...changed }
    this.setData({ form, problem: '' })
    this.requestId = ''
    keepDraft(draftName, form)
  },

  onType({ detail: { value }, currentTarget }: Typed) {
    this.change({ [currentTarget.dataset.field]: value })
  },

  /** Fills the field; nothing is stored before 保存. Without a code the person has declined. */
  async onWechatPhone({ detail: { code } }: WechatMiniprogram.CustomEvent<{ code?: string }>) {
    if (!code) {
      return
    }
    if (asksConsent(cardEditPage)) {
      return
    }
    const answer = await call('card.phone', { code })
    if (answer.ok) {
      this.change({ phone: answer.data.phone })
    } else {
      tellFailure(this, answer.error, cardEditPage)
    }
  },

  onSwitch() {
    this.change({ isPhonePublic: !this.data.form.isPhonePublic })
  },

  async onSave() {
    const { form, isBusy } = this.data
    const problem = phoneProblem(form)
    this.setData({ problem, notice: null })
    if (isBusy || problem) {
      return
    }
    if (asksConsent(cardEditPage)) {
      return
    }
    this.setData({ isBusy: true })
    this.requestId ||= newRequestId()
    const answer = await call('card.save', cardInput(form), { requestId: this.requestId })
    this.setData({ isBusy: false })
    if (answer.ok) {
      dropDraft(draftName)
      goBack()
    } else {
      tellFailure(this, answer.error, cardEditPage)
    }
  },
})
