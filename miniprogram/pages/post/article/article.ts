import { articleSize, nextSize } from '../../../services/article-size'
import {
  type Article,
  type ArticleView,
  articleShare,
  articleView,
  readsText,
} from '../../../services/article-view'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { emptyLeads, loadingPage } from '../../../services/loading-page'
import { keepPicture } from '../../../services/post-pictures'
import { countOpening } from '../../../services/post-reads'
import { posterPage, postsPage } from '../../../services/post-urls'

const withdrawn = emptyView('这篇打不开', '可能已经撤下，或者只给一部分人看。', '看别的动态')

const showList = () => wx.redirectTo({ url: postsPage })

Page({
  data: {
    scale: fontScale(),
    size: articleSize(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    article: null as ArticleView | null,
    /** Opened from a chat: there is no list to go back to. */
    isFromOutside: false,
  },

  postId: '',
  shown: undefined as Article | undefined,

  ...loadingPage,
  ...emptyLeads(showList),

  onLoad({ postId = '' }: { postId?: string }) {
    this.postId = postId
    this.setData({ isFromOutside: getCurrentPages().length < 2 })
    void this.refresh()
  },

  onShow() {
    this.setData({ scale: fontScale(), size: articleSize() })
  },

  async refresh() {
    const reading = await read('post.get', { postId: this.postId })
    const now = Date.now()
    if (reading.state === 'failed') {
      const isGone = reading.error.code === 'NOT_FOUND'
      this.setData({ load: isGone ? withdrawn : failedView('这篇没打开', reading.error, now) })
      return
    }
    this.shown = reading.data
    this.setData({
      load: null,
      saved: savedNotice(reading.savedAt, now),
      article: articleView(reading.data, now),
    })
    if (reading.state === 'fresh') {
      await this.countOpening(now)
    }
  },

  async countOpening(now: number) {
    const reads = await countOpening(this.postId, now)
    if (reads !== undefined) {
      this.setData({ 'article.reads': readsText(reads) })
    }
  },

  /** What was seen is kept, so that it can be seen again without a network. */
  onSeen({ detail }: WechatMiniprogram.CustomEvent<{ pictureId: string; url: string }>) {
    keepPicture(detail.pictureId, detail.url)
  },

  onSize() {
    this.setData({ size: nextSize() })
  },

  onTask() {
    const { taskId } = this.shown ?? {}
    if (taskId) {
      wx.navigateTo({ url: `/pages/task/detail/detail?taskId=${taskId}` })
    }
  },

  onPoster() {
    wx.navigateTo({ url: posterPage(this.postId) })
  },

  onList: showList,

  onShareAppMessage() {
    return articleShare(this.postId, this.shown)
  },
})
