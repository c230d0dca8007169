import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { addDays, dayOf, startOfDay } from '../../../services/format'
import {
  emptyView,
  failedView,
  type LoadView,
  loading,
  placesMayDiffer,
  savedNotice,
} from '../../../services/load-view'
import { emptyLeads, shownPage } from '../../../services/loading-page'
import { readMyShifts } from '../../../services/my-shifts'
import { openTask, showTasks } from '../../../services/open'
import { isVisitor } from '../../../services/session'
import { stepHandlers } from '../../../services/stepping'
import { mondayOf, type WeekView, weekView } from '../../../services/week-view'

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    view: null as WeekView | null,
    isEmpty: false,
  },

  monday: '',

  ...shownPage,
  ...emptyLeads(showTasks),

  onLoad() {
    this.monday = mondayOf(dayOf(Date.now()))
  },

  async refresh() {
    if (await isVisitor()) {
      this.setData({ load: emptyView('您还没认支部', '认过以后，报的班会写在这里。', '看看任务') })
      return
    }
    const { monday } = this
    const read = await readMyShifts(startOfDay(monday))
    const now = Date.now()
    // A late answer to another week is dropped.
    if (monday !== this.monday) {
      return
    }
    if ('error' in read) {
      this.setData({ load: failedView('这一周没打开', read.error, now) })
      return
    }
    const view = weekView(read.items, monday, now)
    this.setData({
      load: null,
      saved: savedNotice(read.savedAt, now, placesMayDiffer),
      view,
      isEmpty: view.days.every(({ shifts }) => shifts.length === 0),
    })
  },

  ...stepHandlers,

  turn(weeks: number) {
    this.monday = addDays(this.monday, 7 * weeks)
    void this.refresh()
  },

  onOpen({
    currentTarget,
  }: WechatMiniprogram.BaseEvent<Record<string, never>, { task: string; shift: string }>) {
    openTask(currentTarget.dataset.task, currentTarget.dataset.shift)
  },

  onLook() {
    showTasks()
  },
})
