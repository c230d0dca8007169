import { feedbackPage, papersPage } from '../../../services/about-urls'
import { fontScale } from '../../../services/font-scale'
import { yearDay } from '../../../services/format'
import { licences, mitText } from '../../../services/licences'
import { operatorPage } from '../../../services/operator-page'
import { operatorLoading } from '../../../services/operator-view'
import { openCheck } from '../../../services/red-list-ways'
import { release, versionText } from '../../../services/release'

Page({
  data: {
    scale: fontScale(),
    operator: operatorLoading,
    version: versionText(),
    ownVersion: release.version,
    day: yearDay(release.day),
    ways: [
      { url: papersPage, text: '协议与隐私', note: '' },
      { url: feedbackPage, text: '投诉与建议', note: '' },
    ],
    licences,
    mitText: '',
  },

  ...operatorPage,

  onCheck() {
    void openCheck()
  },

  onLicence() {
    this.setData({ mitText: this.data.mitText ? '' : mitText })
  },
})
