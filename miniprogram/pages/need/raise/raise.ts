import { asksConsent, tellFailure } from '../../../services/consent'
import type { Notice } from '../../../services/deed-words'
import { dropDraft, keepDraft, readDraft } from '../../../services/draft'
import { fontScale } from '../../../services/font-scale'
import { bindUrl } from '../../../services/identity-urls'
import { failedView, type LoadView, loading } from '../../../services/load-view'
import { emptyLeads } from '../../../services/loading-page'
import {
  emptyNeedDraft,
  isComplete,
  type NeedForm,
  needProblems,
  noNeedProblems,
} from '../../../services/need-form'
import type { Photo } from '../../../services/need-photo'
import { anywhere, readAreas, sendNeed } from '../../../services/need-send'
import { raisedPage, raisePage } from '../../../services/need-urls'
import { branchFirst, kindTexts, whenTexts } from '../../../services/need-words'
import { optionsOf } from '../../../services/options'
import { photoHandlers } from '../../../services/photo-handlers'
import { newRequestId } from '../../../services/request-id'
import { readMe } from '../../../services/session'

const draftName = 'need'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof NeedForm }>

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    kinds: optionsOf(kindTexts),
    whens: optionsOf(whenTexts),
    areas: [anywhere],
    areaIndex: 0,
    form: emptyNeedDraft,
    isTyped: false,
    photo: null as Photo | null,
    progress: 0,
    problems: noNeedProblems,
    notice: null as Notice | null,
    isBusy: false,
  },

  ...emptyLeads(() => wx.redirectTo({ url: bindUrl() })),

  onLoad() {
    const form = readDraft(draftName, emptyNeedDraft)
    this.setData({ form, isTyped: form.text !== '' })
    void this.refresh()
  },

  onShow() {
    this.setData({ scale: fontScale() })
  },

  async refresh() {
    const now = Date.now()
    const me = await readMe()
    if (me.state === 'failed') {
      this.setData({ load: failedView('求助没打开', me.error, now) })
      return
    }
    if (!me.data.bound) {
      this.setData({ load: branchFirst })
      return
    }
    const areas = await readAreas()
    const areaIndex = Math.max(
      0,
      areas.findIndex(({ areaId }) => areaId === this.data.form.areaId),
    )
    this.setData({ load: null, areas, areaIndex })
  },

  change(changed: Partial<NeedForm>) {
    const form = { ...this.data.form, ...changed, requestId: '' }
    const cleared = Object.fromEntries(Object.keys(changed).map((field) => [field, '']))
    this.setData({ form, isTyped: true, problems: { ...this.data.problems, ...cleared } })
    keepDraft(draftName, form)
  },

  onType({ detail: { value }, currentTarget }: Typed) {
    this.change({ [currentTarget.dataset.field]: value })
  },

  onArea({ detail }: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
    const areaIndex = Number(detail.value)
    this.setData({ areaIndex })
    this.change({ areaId: this.data.areas[areaIndex]?.areaId ?? '' })
  },

  ...photoHandlers(raisePage),

  async onSend() {
    const { form, photo, isBusy } = this.data
    const problems = needProblems(form)
    this.setData({ problems, notice: null })
    if (isBusy || !isComplete(problems)) {
      return
    }
    if (form.phone && asksConsent(raisePage)) {
      return
    }
    this.setData({ isBusy: true, progress: 0 })
    const requestId = form.requestId || newRequestId()
    keepDraft(draftName, { ...form, requestId })
    this.setData({ 'form.requestId': requestId })
    const answer = await sendNeed(form, photo, requestId, (progress) => this.setData({ progress }))
    this.setData({ isBusy: false })
    if (answer.ok) {
      dropDraft(draftName)
      wx.redirectTo({ url: raisedPage(answer.data.needId) })
    } else {
      tellFailure(this, answer.error, raisePage)
    }
  },
})
