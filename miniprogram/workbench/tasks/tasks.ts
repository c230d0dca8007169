import type { Output } from '../../../cloudfunctions/contract/contract'
import { call } from '../../services/api'
import { fontScale } from '../../services/font-scale'
import { emptyView, type LoadView, loading } from '../../services/load-view'
import { shownPage } from '../../services/loading-page'
import { firstRows, listStart, moreRows } from '../../services/more-rows'
import { failedLoad } from '../place'
import { placePage } from '../place-page'
import { type ShiftRow, shiftRow, type TasksView } from '../task-rows'

const tabs: { view: TasksView; text: string }[] = [
  { view: 'coming', text: '要来的班' },
  { view: 'toConfirm', text: '待确认工时' },
  { view: 'done', text: '已完成' },
]

const nothing: Record<TasksView, LoadView> = {
  coming: emptyView('还没有要来的班', '点“发布任务”，写一个新的。'),
  toConfirm: emptyView('工时都确认好了', '干完的班会在这里等着记工时。'),
  done: emptyView('还没有干完的班', '记好工时的班会在这里。'),
}

const rowsOf = ({ items }: Output<'shift.list'>): ShiftRow[] =>
  items.map((item) => shiftRow(item, Date.now()))

Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    name: '',
    canPublish: false,
    tabs,
    view: 'coming' as TasksView,
    rows: [] as ShiftRow[],
    hasMore: false,
  },

  ...listStart,

  ...shownPage,

  ...placePage,

  async refresh() {
    if (await this.stand('task')) {
      this.setData({ canPublish: true })
      await this.list()
    }
  },

  async list() {
    const { view } = this.data
    await firstRows(this, 'rows', call('shift.list', { view }), rowsOf, {
      failed: (error) => failedLoad('任务没打开', error),
      nothing: nothing[view],
    })
  },

  async onReachBottom() {
    const { view } = this.data
    await moreRows(this, 'rows', (cursor) => call('shift.list', { view, cursor }), rowsOf)
  },

  onTab({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { view: TasksView }>) {
    this.setData({ view: currentTarget.dataset.view, rows: [], load: loading })
    void this.list()
  },

  /** To the hours where they are missing, else to the task. */
  onOpen({
    currentTarget,
  }: WechatMiniprogram.BaseEvent<Record<string, never>, { taskId: string; shiftId: string }>) {
    const { taskId, shiftId } = currentTarget.dataset
    const url =
      this.data.view === 'toConfirm'
        ? `/lead/roster/roster?shiftId=${shiftId}`
        : `/workbench/task/task?taskId=${taskId}`
    wx.navigateTo({ url })
  },

  onPublish() {
    wx.navigateTo({ url: '/workbench/publish/publish' })
  },
})
