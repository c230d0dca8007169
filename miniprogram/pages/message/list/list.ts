import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { emptyLeads, shownPage } from '../../../services/loading-page'
import { type MessageView, messageView } from '../../../services/message-view'
import { listStart, moreRows } from '../../../services/more-rows'
import { showTasks } from '../../../services/open'
import { noteSeen } from '../../../services/unread'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    messages: [] as MessageView[],
    hasMore: false,
  },

  ...listStart,
  ...shownPage,
  ...emptyLeads(showTasks),

  async refresh() {
    const question = ++this.question
    const reading = await read('message.list', {})
    if (question !== this.question) {
      return
    }
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData({ load: failedView('消息没打开', reading.error, now) })
      return
    }
    const { items, next } = reading.data
    this.cursor = next
    const [newest] = items
    this.setData({
      messages: items.map((item) => messageView(item, now)),
      hasMore: next !== undefined,
      saved: savedNotice(reading.savedAt, now),
      load: newest ? null : emptyView('还没有消息', '报了名、有变动、有答复，都会写在这里。', '看看任务'),
    })
    if (reading.state === 'fresh' && newest && reading.data.unread > 0) {
      await noteSeen(newest.at)
    }
  },

  async onReachBottom() {
    const ask = (cursor: string) => read('message.list', { cursor })
    await moreRows(this, 'messages', ask, ({ items }) => items.map((item) => messageView(item, Date.now())))
  },

  onOpen({ detail }: WechatMiniprogram.CustomEvent<{ url: string }>) {
    wx.navigateTo({ url: detail.url })
  },
})
