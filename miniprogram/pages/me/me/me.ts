import type { Notice } from '../../../services/deed-words'
import { namedNotice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, placesMayDiffer, savedNotice } from '../../../services/load-view'
import { loadingPage } from '../../../services/loading-page'
import { type LinkRow, menuOf, trustRows } from '../../../services/menu-view'
import { listStart, moreRows } from '../../../services/more-rows'
import { offerNewVersion } from '../../../services/new-version'
import { openTask, showTasks } from '../../../services/open'
import { watchDeeds } from '../../../services/pending'
import { readMe } from '../../../services/session'
import { type RowView, rowView } from '../../../services/shift-row-view'
import { messagesRow } from '../../../services/unread'
import { visitor, whoView } from '../../../services/who-view'

const perPage = 20

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    notice: null as Notice | null,
    who: visitor,
    messages: [] as LinkRow[],
    menu: [] as LinkRow[],
    trust: trustRows,
    coming: [] as RowView[],
    past: [] as RowView[],
    hasMore: false,
  },

  isShown: false,
  ...listStart,
  stopWatching: () => {},

  ...loadingPage,

  onLoad() {
    this.stopWatching = watchDeeds(
      (result) => {
        const notice = namedNotice(result, Date.now())
        if (notice && this.isShown) {
          this.setData({ notice })
          void this.refresh()
        }
      },
      () => this.refresh(),
    )
  },

  onShow() {
    this.isShown = true
    offerNewVersion()
    this.setData({ scale: fontScale(), notice: null })
    void this.refresh()
  },

  onHide() {
    this.isShown = false
  },

  onUnload() {
    this.stopWatching()
  },

  async onPullDownRefresh() {
    await readMe({ afresh: true })
    await this.refresh()
    wx.stopPullDownRefresh()
  },

  async refresh() {
    const question = ++this.question
    const me = await readMe()
    const now = Date.now()
    if (me.state === 'failed') {
      this.setData({ load: failedView('这一页没打开', me.error, now) })
      return
    }
    if (!me.data.bound) {
      this.setData({ load: null, saved: null, who: visitor, menu: menuOf(me.data) })
      return
    }
    const [messages, mine, past] = await Promise.all([
      messagesRow(),
      read('task.list', { view: 'mine', limit: 50 }),
      read('task.list', { view: 'past', limit: perPage }),
    ])
    if (question !== this.question) {
      return
    }
    const failed = [mine, past].find((reading) => reading.state === 'failed')
    if (failed?.state === 'failed') {
      this.setData({ load: failedView('我的任务没打开', failed.error, now) })
    }
    if (mine.state === 'failed' || past.state === 'failed') {
      return
    }
    const oldest = Math.min(mine.savedAt ?? now, past.savedAt ?? now)
    this.cursor = past.data.next
    this.setData({
      load: null,
      saved: savedNotice(oldest < now ? oldest : undefined, now, placesMayDiffer),
      who: whoView(me.data),
      messages: [messages],
      menu: menuOf(me.data),
      coming: mine.data.items.map((item) => rowView(item, now)),
      past: past.data.items.map((item) => rowView(item, now)),
      hasMore: this.cursor !== undefined,
    })
  },

  async onReachBottom() {
    const ask = (cursor: string) => read('task.list', { view: 'past', limit: perPage, cursor })
    await moreRows(this, 'past', ask, ({ items }) => items.map((item) => rowView(item, Date.now())))
  },

  onOpen({ detail }: WechatMiniprogram.CustomEvent<{ taskId: string; shiftId: string }>) {
    openTask(detail.taskId, detail.shiftId)
  },

  onLook() {
    showTasks()
  },
})
