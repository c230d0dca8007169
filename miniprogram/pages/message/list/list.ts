import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { type MessageView, messageView } from '../../../services/message-view'
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

  cursor: undefined as string | undefined,
  /** Grows with every question, so that a late answer to an earlier one is dropped. */
  question: 0,

  onShow() {
    this.setData({ scale: fontScale() })
    void this.refresh()
  },

  async onPullDownRefresh() {
    await this.refresh()
    wx.stopPullDownRefresh()
  },

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
      saved: reading.state === 'saved' ? savedNotice(reading.savedAt, now) : null,
      load: newest ? null : emptyView('还没有消息', '报了名、有变动、有答复，都会写在这里。', '看看任务'),
    })
    if (reading.state === 'fresh' && newest && reading.data.unread > 0) {
      await noteSeen(newest.at)
    }
  },

  async onReachBottom() {
    const { cursor, question } = this
    if (!cursor) {
      return
    }
    this.cursor = undefined
    const reading = await read('message.list', { cursor })
    if (question !== this.question) {
      return
    }
    if (reading.state === 'failed') {
      this.cursor = cursor
      return
    }
    const from = this.data.messages.length
    const now = Date.now()
    const added = reading.data.items.map((item, index) => [
      `messages[${from + index}]`,
      messageView(item, now),
    ])
    this.cursor = reading.data.next
    this.setData({ ...Object.fromEntries(added), hasMore: this.cursor !== undefined })
  },

  onOpen({ detail }: WechatMiniprogram.CustomEvent<{ url: string }>) {
    wx.navigateTo({ url: detail.url })
  },

  /** 再试一次, or where an empty list leads. */
  onAct() {
    if (this.data.load?.state === 'empty') {
      showTasks()
      return
    }
    this.setData({ load: loading })
    void this.refresh()
  },
})
