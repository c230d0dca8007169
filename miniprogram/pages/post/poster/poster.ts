import { type Article, articleShare } from '../../../services/article-view'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading } from '../../../services/load-view'
import { loadingPage } from '../../../services/loading-page'
import { type PostPosterView, postPosterView } from '../../../services/post-poster-view'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    poster: null as PostPosterView | null,
  },

  postId: '',
  shown: undefined as Article | undefined,

  ...loadingPage,

  onLoad({ postId = '' }: { postId?: string }) {
    this.postId = postId
    void this.refresh()
  },

  async refresh() {
    const reading = await read('post.get', { postId: this.postId })
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData({ load: failedView('这张图没做成', reading.error, now) })
      return
    }
    this.shown = reading.data
    this.setData({ load: null, poster: postPosterView(reading.data, now) })
  },

  onShareAppMessage() {
    return articleShare(this.postId, this.shown)
  },
})
