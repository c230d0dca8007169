import type { TaskDetail, TaskItem } from '../../../../cloudfunctions/contract/task'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { dayOf, fullDay, greeting } from '../../../services/format'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, placesMayDiffer, savedNotice } from '../../../services/load-view'
import { loadingPage } from '../../../services/loading-page'
import { helpRow, type LinkRow, weekRow } from '../../../services/menu-view'
import { offerNewVersion } from '../../../services/new-version'
import { nextShift, nextShiftView } from '../../../services/next-shift-view'
import { openCheckIn, openTask, showTasks, wayHandlers } from '../../../services/open'
import { watchDeeds } from '../../../services/pending'
import { isVisitor, readMe } from '../../../services/session'
import { cardHandlers, noCards, showCards } from '../../../services/task-cards'
import { closeNotice, openNotice } from '../../../services/town-notice'

/** Cards on this page; asked for more, since full ones and mine are not «还缺人». */
const shown = 3
const asked = 15

Page({
  data: {
    ...noCards,
    scale: fontScale(),
    greeting: '您好',
    date: '',
    isDemo: false,
    townNotice: '',
    load: loading as LoadView | null,
    saved: null as Notice | null,
    next: nextShiftView(undefined, undefined, 0),
    ways: [] as LinkRow[],
  },

  items: [] as TaskItem[],
  news: {} as Record<string, Notice>,
  namesDay: true,
  isShown: false,
  next: undefined as TaskItem | undefined,
  /** The task of my next shift. */
  task: undefined as TaskDetail | undefined,
  stopWatching: () => {},

  ...loadingPage,

  onLoad() {
    this.stopWatching = watchDeeds(
      (result) => {
        this.onResult(result)
        if (result.state !== 'held' && this.isShown) {
          void this.showNext()
        }
      },
      () => this.refresh(),
    )
  },

  onShow() {
    this.isShown = true
    offerNewVersion()
    this.news = {}
    this.setData({ scale: fontScale(), notice: null, date: fullDay(dayOf(Date.now())) })
    void this.refresh()
  },

  async onPullDownRefresh() {
    await readMe({ afresh: true })
    await this.refresh()
    wx.stopPullDownRefresh()
  },

  async refresh() {
    const [me, open] = await Promise.all([
      readMe(),
      read('task.list', { view: 'open', limit: asked }),
      this.showNext(),
    ])
    const now = Date.now()
    const name = me.state !== 'failed' && me.data.bound ? `${me.data.name}，` : ''
    this.setData({
      greeting: name ? `${name}${greeting(now)}` : '您好',
      ways: name ? [helpRow, weekRow] : [helpRow],
      isDemo: me.state !== 'failed' && me.data.isDemo === true,
      townNotice: me.state === 'fresh' ? openNotice(me.data.notice) : '',
    })
    if (open.state === 'failed') {
      this.setData({ load: failedView('首页没打开', open.error, now) })
      return
    }
    const lacking = open.data.items.filter(({ shift }) => shift.left > 0 && !shift.mine && !shift.notForMe)
    showCards(this, lacking.slice(0, shown))
    this.setData({ load: null, saved: savedNotice(open.savedAt, now, placesMayDiffer) })
  },

  /** The list tells of my next shift at once; its leader and the way there follow. */
  async showNext() {
    const mine = (await isVisitor()) ? undefined : await read('task.list', { view: 'mine', limit: 5 })
    if (!mine || mine.state === 'failed') {
      return
    }
    const now = Date.now()
    const next = nextShift(mine.data.items, now)
    const known = this.task?.taskId === next?.taskId ? this.task : undefined
    this.next = next
    this.setData({ next: nextShiftView(next, known, now) })
    if (!next || known) {
      return
    }
    const detail = await read('task.get', { taskId: next.taskId })
    if (detail.state !== 'failed' && this.next === next) {
      this.task = detail.data
      this.setData({ next: nextShiftView(next, detail.data, now) })
    }
  },

  onAll() {
    showTasks()
  },

  onCloseNotice() {
    closeNotice(this.data.townNotice)
    this.setData({ townNotice: '' })
  },

  onOpenNext() {
    if (this.next) {
      openTask(this.next.taskId, this.next.shift.id)
    }
  },

  onCheckIn() {
    if (this.next) {
      openCheckIn(this.next.taskId, this.next.shift.id)
    }
  },

  ...wayHandlers,
  ...cardHandlers,
})
