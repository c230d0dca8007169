import type { Output } from '../../../../cloudfunctions/contract/contract'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { emptyView, failedView, type LoadView, loading } from '../../../services/load-view'
import { emptyLeads, shownPage } from '../../../services/loading-page'
import { type MessageView, messageView } from '../../../services/message-view'
import { firstRows, listStart, moreRows } from '../../../services/more-rows'
import { showTasks } from '../../../services/open'
import { noteSeen } from '../../../services/unread'

const rowsOf = ({ items }: Output<'message.list'>): MessageView[] =>
  items.map((item) => messageView(item, Date.now()))

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
    const asked = read('message.list', {})
    const shown = await firstRows(this, 'messages', asked, rowsOf, {
      failed: (error) => failedView('消息没打开', error, Date.now()),
      nothing: emptyView('还没有消息', '报了名、有变动、有答复，都会写在这里。', '看看任务'),
    })
    const [newest] = shown?.items ?? []
    if (newest && shown?.unread && (await asked).state === 'fresh') {
      await noteSeen(newest.at)
    }
  },

  async onReachBottom() {
    await moreRows(this, 'messages', (cursor) => read('message.list', { cursor }), rowsOf)
  },

  onOpen({ detail }: WechatMiniprogram.CustomEvent<{ url: string }>) {
    wx.navigateTo({ url: detail.url })
  },
})
