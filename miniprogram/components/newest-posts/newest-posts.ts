import { read } from '../../services/last-seen'
import { articleUrl, postsPage } from '../../services/post-urls'
import { type PostRowView, postRow } from '../../services/post-view'

/** The front page does not ask for the news each time it is shown. */
const keptFor = 10 * 60_000

const shown = 3

/** The newest of what concerns me; it takes no room where there is nothing. */
Component({
  properties: {
    isLarge: { type: Boolean, value: false },
  },

  data: {
    rows: [] as PostRowView[],
    readAt: 0,
  },

  lifetimes: {
    attached() {
      void this.refresh()
    },
  },

  pageLifetimes: {
    show() {
      void this.refresh()
    },
  },

  methods: {
    async refresh() {
      const now = Date.now()
      if (now - this.data.readAt < keptFor) {
        return
      }
      this.setData({ readAt: now })
      const reading = await read('post.list', { limit: shown })
      if (reading.state === 'failed') {
        this.setData({ readAt: 0 })
        return
      }
      this.setData({ rows: reading.data.items.map((item) => postRow(item, now)) })
    },

    onAll() {
      wx.navigateTo({ url: postsPage })
    },

    onOpen({ detail }: WechatMiniprogram.CustomEvent<{ postId: string }>) {
      wx.navigateTo({ url: articleUrl(detail.postId) })
    },
  },
})
