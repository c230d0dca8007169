import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { shownPage } from '../../services/loading-page'
import { readPlace } from '../place'
import { type TileView, tilesOf, titlesOf } from '../place-view'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    name: '',
    titles: '',
    tiles: [] as TileView[],
  },

  ...shownPage,

  async onPullDownRefresh() {
    await this.refresh({ afresh: true })
    wx.stopPullDownRefresh()
  },

  async refresh(options: { afresh?: boolean } = {}) {
    const standing = await readPlace(options)
    if ('load' in standing) {
      this.setData({ load: standing.load })
      return
    }
    const { place, roles } = standing
    this.setData({
      load: null,
      name: place.name,
      titles: `我的职务：${titlesOf(roles)}`,
      tiles: tilesOf(roles),
    })
  },

  onRetry() {
    this.setData({ load: loading })
    void this.refresh({ afresh: true })
  },

  onOpen({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { url: string }>) {
    wx.navigateTo({ url: currentTarget.dataset.url })
  },
})
