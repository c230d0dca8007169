import { call } from '../../../services/api'
import { nameProblem } from '../../../services/bind-form'
import { askConsentAgain, hasAgreed } from '../../../services/consent'
import type { Notice } from '../../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../../services/draft'
import { failureNotice } from '../../../services/failure-notice'
import { fontScale } from '../../../services/font-scale'
import { askPage } from '../../../services/identity-urls'
import { goBack } from '../../../services/open'
import { newRequestId } from '../../../services/request-id'

const draftName = 'ask'
const emptyForm = { name: '', message: '' }

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof typeof emptyForm }>

Page({
  data: {
    scale: fontScale(),
    branchName: '',
    form: emptyForm,
    problem: '',
    notice: null as Notice | null,
    isBusy: false,
  },

  branchId: '',
  requestId: '',

  onLoad({ branchId = '', branchName = '' }: { branchId?: string; branchName?: string }) {
    this.branchId = branchId
    this.setData({
      branchName: decodeURIComponent(branchName),
      form: readDraft(draftName, emptyForm),
    })
  },

  onShow() {
    this.setData({ scale: fontScale() })
  },

  onType({ detail: { value }, currentTarget }: Typed) {
    this.setData({ [`form.${currentTarget.dataset.field}`]: value, problem: '' })
    this.requestId = ''
    keepDraft(draftName, this.data.form)
  },

  async onSend() {
    const { form, branchName, isBusy } = this.data
    const problem = nameProblem(form.name)
    this.setData({ problem, notice: null })
    if (isBusy || problem) {
      return
    }
    const ownUrl = askPage(this.branchId, branchName)
    if (!hasAgreed()) {
      askConsentAgain(ownUrl)
      return
    }
    this.setData({ isBusy: true })
    this.requestId ||= newRequestId()
    const input = { branchId: this.branchId, name: form.name.trim(), message: form.message.trim() }
    const answer = await call('branch.ask', input, { requestId: this.requestId })
    this.setData({ isBusy: false })
    if (answer.ok) {
      dropDraft(draftName)
      goBack()
    } else if (answer.error.code === 'CONSENT_NEEDED') {
      askConsentAgain(ownUrl)
    } else {
      this.setData({ notice: failureNotice(answer.error) })
      wx.pageScrollTo({ scrollTop: 0 })
    }
  },
})
