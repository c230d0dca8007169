import { feedbackPage } from '../../../services/about-urls'
import { agreementText } from '../../../services/agreement-text'
import { fontScale } from '../../../services/font-scale'
import { yearDay } from '../../../services/format'
import { dataPage } from '../../../services/identity-urls'
import type { LinkRow } from '../../../services/menu-view'
import { operatorPage } from '../../../services/operator-page'
import { operatorLoading } from '../../../services/operator-view'
import { draftMark, type TextSection } from '../../../services/paper-text'
import { privacyText } from '../../../services/privacy-text'

const feedbackRow: LinkRow = { url: feedbackPage, text: '投诉与建议', note: '' }

const papers = {
  agreement: { text: agreementText, ways: [feedbackRow] },
  privacy: {
    text: privacyText,
    ways: [{ url: dataPage, text: '我的资料', note: '看、复制、删除' }, feedbackRow],
  },
}

/** One of the two texts, from the package itself: it can be read without a network. */
Page({
  data: {
    scale: fontScale(),
    operator: operatorLoading,
    draftMark,
    title: '',
    edition: '',
    sections: [] as readonly TextSection[],
    ways: [] as LinkRow[],
  },

  ...operatorPage,

  onLoad({ paper = '' }: { paper?: string }) {
    const { text, ways } = papers[paper === 'agreement' ? paper : 'privacy']
    const { title, version, since, sections } = text
    wx.setNavigationBarTitle({ title })
    this.setData({ title, sections, ways, edition: `第 ${version} 版，${yearDay(since)}起` })
  },
})
