import { type Answer, call } from '../../../services/api'
import {
  type BindForm,
  bindInput,
  bindProblems,
  emptyBindForm,
  hasProblem,
  noBindProblems,
} from '../../../services/bind-form'
import { asksConsent, tellFailure } from '../../../services/consent'
import type { Notice } from '../../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../../services/draft'
import { fontScale } from '../../../services/font-scale'
import { findUrl } from '../../../services/identity-urls'
import { groupedCode } from '../../../services/invite-code'
import { goBack } from '../../../services/open'
import { newRequestId } from '../../../services/request-id'
import { readMe } from '../../../services/session'

const draftName = 'bind'
const ownUrl = '/pages/identity/bind/bind'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof BindForm }>

Page({
  data: {
    scale: fontScale(),
    form: emptyBindForm,
    problems: noBindProblems,
    asksBirthYear: false,
    notice: null as Notice | null,
    isBusy: false,
  },

  /** Names this try until something else is typed: a repetition after a lost answer is the same try. */
  requestId: '',

  onLoad() {
    const { asksBirthYear, ...form } = readDraft(draftName, { ...emptyBindForm, asksBirthYear: false })
    this.setData({ form, asksBirthYear })
  },

  onShow() {
    this.setData({ scale: fontScale() })
  },

  onType({ detail: { value }, currentTarget }: Typed) {
    const { field } = currentTarget.dataset
    // A field follows only a value that changes: what was typed too much has to be taken in before it is cut.
    this.setData({ [`form.${field}`]: value })
    this.setData({
      [`form.${field}`]: field === 'code' ? groupedCode(value) : value,
      [`problems.${field}`]: '',
    })
    this.requestId = ''
    this.keep()
  },

  keep() {
    const { form, asksBirthYear } = this.data
    keepDraft(draftName, { ...form, asksBirthYear })
  },

  async onSubmit() {
    const { form, asksBirthYear, isBusy } = this.data
    const problems = bindProblems(form, asksBirthYear)
    this.setData({ problems, notice: null })
    if (isBusy || hasProblem(problems)) {
      return
    }
    if (asksConsent(ownUrl)) {
      return
    }
    this.setData({ isBusy: true })
    this.requestId ||= newRequestId()
    await this.settle(
      await call('session.bind', bindInput(form, asksBirthYear), { requestId: this.requestId }),
    )
    this.setData({ isBusy: false })
  },

  async settle(answer: Answer<'session.bind'>) {
    if (answer.ok) {
      dropDraft(draftName)
      await readMe({ afresh: true })
      goBack()
      wx.showToast({ title: `认好了，您在${answer.data.branchName}`, icon: 'none' })
      return
    }
    const { error } = answer
    if (error.code === 'NEEDS_BIRTH_YEAR') {
      this.setData({ asksBirthYear: true })
      this.keep()
    }
    if (error.code === 'ALREADY_BOUND') {
      dropDraft(draftName)
      await readMe({ afresh: true })
    }
    if (error.code !== 'NETWORK' && error.code !== 'SERVICE') {
      this.requestId = ''
    }
    tellFailure(this, error, ownUrl)
  },

  onFind() {
    wx.redirectTo({ url: findUrl })
  },
})
