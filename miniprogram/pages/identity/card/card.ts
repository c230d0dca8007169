import { type CardView, cardShare, cardView } from '../../../services/card-view'
import { pastConsent } from '../../../services/consent'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { bindUrl, cardEditPage } from '../../../services/identity-urls'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { emptyLeads, shownPage } from '../../../services/loading-page'
import { readMe } from '../../../services/session'

/** Without `memberId` it is one's own card. */
Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    card: null as CardView | null,
  },

  memberId: '',

  ...shownPage,
  ...emptyLeads(() => wx.redirectTo({ url: bindUrl() })),

  onLoad({ memberId = '' }: { memberId?: string }) {
    this.memberId = memberId
  },

  async refresh() {
    const now = Date.now()
    const me = await readMe()
    if (!this.memberId && me.state === 'failed') {
      this.fail(failedView('名片没打开', me.error, now))
      return
    }
    const own = me.state !== 'failed' && me.data.bound ? me.data : undefined
    if (!this.memberId && !own) {
      this.fail(emptyView('您还没有名片', '认了支部，就有自己的名片。', '我有邀请码'))
      return
    }
    this.memberId ||= own?.memberId ?? ''
    const reading = await read('card.get', { memberId: this.memberId })
    if (reading.state === 'failed') {
      this.fail(failedView('名片没打开', reading.error, now))
      return
    }
    this.setData({
      load: null,
      saved: savedNotice(reading.savedAt, now),
      card: cardView(reading.data, reading.data.isMine && own?.kind === 'villager'),
    })
  },

  /** What is already shown stays. */
  fail(load: LoadView) {
    if (!this.data.card) {
      this.setData({ load })
    }
  },

  onCall() {
    const phoneNumber = this.data.card?.phone
    if (phoneNumber) {
      // Refusing WeChat's own question before the call is no failure.
      wx.makePhoneCall({ phoneNumber, fail: () => {} })
    }
  },

  onEdit() {
    wx.navigateTo({ url: pastConsent(cardEditPage) })
  },

  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    return cardShare(this.memberId, this.data.card ?? undefined)
  },
})
