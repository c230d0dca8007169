import { paperRows } from '../../../services/about-urls'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { dataPage, privacyPage } from '../../../services/identity-urls'

const notOpened: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '微信的那份没打开',
  text: '上面我们自己写的，照样能看。',
}

Page({
  data: {
    scale: fontScale(),
    papers: paperRows,
    own: [
      { url: dataPage, text: '我的资料', note: '看存了什么，复制一份，或者删除' },
      { url: privacyPage, text: '登记以前的说明', note: '您同意的就是这一份' },
    ],
    /** WeChat’s own guide, from base library 2.32.3. */
    hasGuide: typeof wx.openPrivacyContract === 'function',
    notice: null as Notice | null,
  },

  onShow() {
    this.setData({ scale: fontScale() })
  },

  onGuide() {
    this.setData({ notice: null })
    wx.openPrivacyContract({ fail: () => this.setData({ notice: notOpened }) })
  },
})
