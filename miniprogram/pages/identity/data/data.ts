import type { Output } from '../../../../cloudfunctions/contract/contract'
import { call } from '../../../services/api'
import type { Notice } from '../../../services/deed-words'
import { deletion } from '../../../services/deletion-words'
import { failureNotice } from '../../../services/failure-notice'
import { fontScale } from '../../../services/font-scale'
import { forgetMe } from '../../../services/forget-me'
import { failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { shownPage } from '../../../services/loading-page'
import type { LinkRow } from '../../../services/menu-view'
import { fullMonth } from '../../../services/months'
import { copyOf, readMyData } from '../../../services/my-data'
import { agrees } from '../../../services/open'
import { eraseUrl } from '../../../services/red-star-urls'
import { newRequestId } from '../../../services/request-id'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    sections: [] as Output<'me.data'>['sections'],
    /** Published lists that name me. */
    lists: [] as LinkRow[],
    deletion,
    /** The person has said yes to the first question; the last one is on the page. */
    isLastQuestion: false,
    isBusy: false,
    notice: null as Notice | null,
  },

  requestId: '',

  ...shownPage,

  async refresh() {
    const reading = await readMyData()
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData(
        this.data.sections.length > 0 ? {} : { load: failedView('我的资料没打开', reading.error, now) },
      )
      return
    }
    this.setData({
      load: null,
      saved: savedNotice(reading.savedAt, now),
      sections: reading.data.sections,
      lists: (reading.data.erasable ?? []).map(({ branchId, month }) => ({
        text: `${fullMonth(month)}红榜上的名字`,
        note: '不想再列名，可以抹去',
        url: eraseUrl(branchId, month),
      })),
    })
  },

  /** WeChat says itself that it was copied. */
  onCopy() {
    wx.setClipboardData({ data: copyOf(this.data.sections) })
  },

  async onDelete() {
    if (await agrees(deletion.question)) {
      this.setData({ isLastQuestion: true, notice: null })
    }
  },

  onKeep() {
    this.setData({ isLastQuestion: false, notice: null })
  },

  async onDeleteForGood() {
    if (this.data.isBusy) {
      return
    }
    this.setData({ isBusy: true, notice: null })
    this.requestId ||= newRequestId()
    const answer = await call('me.delete', { confirm: '删除我的资料' }, { requestId: this.requestId })
    // After a lost answer the repetition comes from somebody who is no member any more.
    if (answer.ok || answer.error.code === 'NOT_BOUND') {
      await forgetMe()
      wx.reLaunch({ url: '/pages/me/me/me' })
      wx.showToast({ title: '您的资料已经删除', icon: 'none' })
      return
    }
    this.setData({ isBusy: false, notice: failureNotice(answer.error) })
  },
})
