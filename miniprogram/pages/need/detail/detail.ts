import type { NeedDetail } from '../../../../cloudfunctions/contract/need'
import { askingHandlers, type Question, questionAbout } from '../../../services/ask-to-tell'
import type { Notice } from '../../../services/deed-words'
import { keepDraft, readDraft } from '../../../services/draft'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { shownPage } from '../../../services/loading-page'
import { draftOf, needHandlers, type Writing } from '../../../services/need-deeds'
import { type NeedView, needView } from '../../../services/need-view'
import { ratingChoices } from '../../../services/need-words'
import { readMe } from '../../../services/session'

const noWords = { words: '' }

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    notice: null as Notice | null,
    question: null as Question | null,
    need: null as NeedView | null,
    ratingChoices,
    form: '' as Writing,
    words: '',
    rating: '',
    problem: '',
    isBusy: false,
  },

  needId: '',
  found: undefined as NeedDetail | undefined,

  ...shownPage,

  async onLoad({ needId = '', raised }: { needId?: string; raised?: string }) {
    this.needId = needId
    if (raised) {
      this.setData({ question: await questionAbout('need') })
    }
  },

  async refresh() {
    const reading = await read('need.get', { needId: this.needId })
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData({ load: failedView('求助没打开', reading.error, now) })
      return
    }
    this.setData({
      saved: savedNotice(reading.savedAt, now, '可能又有进展'),
    })
    await this.show(reading.data)
  },

  async show(found: NeedDetail) {
    const me = await readMe()
    this.found = found
    const need = needView(found, me.state === 'failed' ? undefined : me.data, Date.now())
    this.setData({ need, load: null })
  },

  onForm({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { form: Writing }>) {
    const { form } = currentTarget.dataset
    const { words } = readDraft(draftOf(this.needId, form), noWords)
    this.setData({ form, words, rating: '', problem: '', notice: null })
  },

  onWords({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ words: detail.value, problem: '' })
    keepDraft(draftOf(this.needId, this.data.form), { words: detail.value })
  },

  onRating({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ rating: detail.value, problem: '' })
  },

  onPhone() {
    // Refusing WeChat's own question before the call is no failure.
    wx.makePhoneCall({ phoneNumber: this.data.need?.phone ?? '', fail: () => {} })
  },

  onTask() {
    wx.navigateTo({ url: `/pages/task/detail/detail?taskId=${this.found?.taskId ?? ''}` })
  },

  onPublish() {
    wx.navigateTo({ url: `/workbench/publish/publish?needId=${this.needId}` })
  },

  tell(notice: Notice) {
    this.setData({ notice })
  },

  ...askingHandlers,
  ...needHandlers,
})
