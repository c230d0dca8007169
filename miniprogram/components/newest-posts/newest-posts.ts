import { readNewestPosts } from '../../services/newest-posts'
import { articleUrl, postsPage } from '../../services/post-urls'
import type { PostRowView } from '../../services/post-view'

/** The front page does not ask for the news each time it is shown. */
const keptFor = 10 * 60_000

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
      const rows = await readNewestPosts(now)
      this.setData(rows ? { rows } : { readAt: 0 })
    },

    onAll() {
      wx.navigateTo({ url: postsPage })
    },

    onOpen({ detail }: WechatMiniprogram.CustomEvent<{ postId: string }>) {
      wx.navigateTo({ url: articleUrl(detail.postId) })
    },
  },
})
