import { call } from '../../services/api'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { shownPage } from '../../services/loading-page'
import { readPlace } from '../place'
import { isSecretary, type TileView, tilesOf, titlesOf } from '../place-view'

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
    if (isSecretary(roles)) {
      await this.countPosts()
    }
  },

  /** How much news waits for my word; without an answer the tile says what it always says. */
  async countPosts() {
    const answer = await call('post.desk', { view: 'toReview' })
    const at = this.data.tiles.findIndex(({ tile }) => tile === 'post')
    if (answer.ok && answer.data.items.length > 0 && at >= 0) {
      const { items, next } = answer.data
      const count = `${items.length}${next ? ' 多' : ''}`
      this.setData({ [`tiles[${at}].text`]: `有 ${count} 篇等您审` })
    }
  },

  onRetry() {
    this.setData({ load: loading })
    void this.refresh({ afresh: true })
  },

  onOpen({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { url: string }>) {
    wx.navigateTo({ url: currentTarget.dataset.url })
  },
})
