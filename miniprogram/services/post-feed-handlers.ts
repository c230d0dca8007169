import { type LoadView, loading } from './load-view'
import { showTasks } from './open'
import type { Chip, Narrowing } from './post-feed'
import { articleUrl, postsPage } from './post-urls'

/** The page of the feed, as far as its buttons ask. */
interface FeedPage {
  data: Narrowing & { load: LoadView | null; places: Chip[]; typed: string }
  own: string
  setData(changed: object): void
  refresh(): Promise<void>
}

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type Chosen = WechatMiniprogram.CustomEvent<{ id: string }>

/** What the buttons of the feed do. */
export const feedHandlers = {
  onPlace(this: FeedPage, { detail }: Chosen) {
    ask(this, { orgId: detail.id })
  },

  onChannel(this: FeedPage, { detail }: Chosen) {
    ask(this, { channel: detail.id })
  },

  onType(this: FeedPage, { detail }: Typed) {
    this.setData({ typed: detail.value, problem: '' })
  },

  /** One branch is searched, my own where none is chosen: all of them would take ever longer. */
  onSearch(this: FeedPage) {
    const words = this.data.typed.trim()
    const orgId = this.data.orgId || this.own
    if (!words || !orgId) {
      this.setData({ problem: words ? '请先在上面点一个支部，再找。' : '请写一两个字，比如“路灯”。' })
      return
    }
    ask(this, { words, orgId, channel: '' })
  },

  onSearchEnd(this: FeedPage) {
    ask(this, { words: '', typed: '' })
  },

  onAct(this: FeedPage) {
    const { load, orgId, channel, words } = this.data
    if (load?.state === 'empty' && !orgId && !channel && !words) {
      showTasks()
      return
    }
    ask(this, load?.state === 'empty' ? { orgId: '', channel: '', words: '', typed: '' } : {})
  },

  onOpen({ detail }: WechatMiniprogram.CustomEvent<{ postId: string }>) {
    wx.navigateTo({ url: articleUrl(detail.postId) })
  },

  onShareAppMessage() {
    return { title: '支部动态', path: postsPage }
  },
}

function ask(page: FeedPage, changed: Partial<Narrowing & { typed: string }>): void {
  page.setData({ ...changed, problem: '', load: loading })
  void page.refresh()
}
