import { call } from '../../../services/api'
import { type AskForm, askInput, askProblems, emptyAskForm, noAskProblems } from '../../../services/ask-form'
import { hasProblem } from '../../../services/bind-form'
import { asksConsent, tellFailure } from '../../../services/consent'
import type { Notice } from '../../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../../services/draft'
import { fontScale } from '../../../services/font-scale'
import { askPage } from '../../../services/identity-urls'
import { goBack } from '../../../services/open'
import { newRequestId } from '../../../services/request-id'
import { readMe } from '../../../services/session'

const draftName = 'ask'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof AskForm }>

Page({
  data: {
    scale: fontScale(),
    branchName: '',
    /** Empty for a visitor, who has to say who they are. */
    memberName: '',
    form: emptyAskForm,
    problems: noAskProblems,
    notice: null as Notice | null,
    isBusy: false,
  },

  branchId: '',
  requestId: '',

  onLoad({ branchId = '', branchName = '' }: { branchId?: string; branchName?: string }) {
    this.branchId = branchId
    this.setData({
      branchName: decodeURIComponent(branchName),
      form: readDraft(draftName, emptyAskForm),
    })
    void this.introduce()
  },

  onShow() {
    this.setData({ scale: fontScale() })
  },

  async introduce() {
    const me = await readMe()
    this.setData({ memberName: me.state !== 'failed' && me.data.bound ? me.data.name : '' })
  },

  onType({ detail: { value }, currentTarget }: Typed) {
    const { field } = currentTarget.dataset
    this.setData({ [`form.${field}`]: value, [`problems.${field}`]: '' })
    this.requestId = ''
    keepDraft(draftName, this.data.form)
  },

  async onSend() {
    const { form, branchName, memberName, isBusy } = this.data
    const problems = askProblems(form, memberName !== '')
    this.setData({ problems, notice: null })
    if (isBusy || hasProblem(problems)) {
      return
    }
    const ownUrl = askPage(this.branchId, branchName)
    if (asksConsent(ownUrl)) {
      return
    }
    this.setData({ isBusy: true })
    this.requestId ||= newRequestId()
    const input = askInput(this.branchId, form, memberName)
    const answer = await call('branch.ask', input, { requestId: this.requestId })
    this.setData({ isBusy: false })
    if (answer.ok) {
      dropDraft(draftName)
      goBack()
    } else {
      tellFailure(this, answer.error, ownUrl)
    }
  },
})
