import { paperRows } from '../../../services/about-urls'
import { agree } from '../../../services/consent'
import type { Notice } from '../../../services/deed-words'
import { failureNotice } from '../../../services/failure-notice'
import { fontScale } from '../../../services/font-scale'
import { raisePage } from '../../../services/need-urls'
import { goBack } from '../../../services/open'
import { consentSections } from '../../../services/privacy-text'

const declinedNotice: Notice = {
  tone: 'blue',
  icon: 'check-circle-filled',
  title: '您没有同意，什么都没有登记',
  text: '任务照样能看。想报名时再来。',
}

/** The pages that collect something: words, numbers, pictures. */
const asking = [
  '/pages/identity/',
  raisePage,
  '/pages/red-star/deed/deed',
  '/workbench/post-edit/post-edit',
  '/workbench/post-correct/post-correct',
]

/** The wording, to read at any time; with `next` it also asks for agreement and then leads there. */
Page({
  data: {
    scale: fontScale(),
    sections: consentSections,
    papers: paperRows,
    asks: false,
    notice: null as Notice | null,
    isBusy: false,
  },

  next: '',

  onLoad({ next = '' }: { next?: string }) {
    const url = decodeURIComponent(next)
    // Only our own pages ask: a forged link must not lead from an agreement to anywhere else.
    this.next = asking.some((page) => url.startsWith(page)) ? url : ''
    this.setData({ asks: this.next !== '' })
  },

  onShow() {
    this.setData({ scale: fontScale() })
  },

  async onAgree() {
    if (this.data.isBusy) {
      return
    }
    this.setData({ isBusy: true, notice: null })
    const outcome = await agree()
    this.setData({ isBusy: false })
    if (outcome === 'agreed') {
      wx.redirectTo({ url: this.next })
      return
    }
    this.setData({ notice: outcome === 'declined' ? declinedNotice : failureNotice(outcome) })
  },

  onDecline() {
    goBack()
  },
})
