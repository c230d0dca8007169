import { frontPart } from '../../services/front-part'
import { readNewestPosts } from '../../services/newest-posts'
import { articleUrl, postsPage } from '../../services/post-urls'
import type { PostRowView } from '../../services/post-view'

/** The newest of what concerns me; it takes no room where there is nothing. */
Component({
  properties: {
    isLarge: { type: Boolean, value: false },
  },

  data: {
    rows: [] as PostRowView[],
  },

  ...frontPart('rows', readNewestPosts),

  methods: {
    onAll() {
      wx.navigateTo({ url: postsPage })
    },

    onOpen({ detail }: WechatMiniprogram.CustomEvent<{ postId: string }>) {
      wx.navigateTo({ url: articleUrl(detail.postId) })
    },
  },
})
