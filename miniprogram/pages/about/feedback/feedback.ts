import { fontScale } from '../../../services/font-scale'
import { raisePage } from '../../../services/need-urls'
import { callNumber, operatorPage } from '../../../services/operator-page'
import { operatorLoading } from '../../../services/operator-view'
import { openObjection } from '../../../services/red-list-ways'

/** The ways there are to say something; nothing is written or kept here. */
Page({
  data: {
    scale: fontScale(),
    operator: operatorLoading,
  },

  ...operatorPage,

  onObjection() {
    void openObjection()
  },

  onNeed() {
    wx.navigateTo({ url: raisePage })
  },

  /** 政务服务便民热线, everywhere in the country (国办发〔2020〕53号). */
  onHotline() {
    callNumber('12345')
  },
})
