import { doneNotice } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { inOneLine, withUnit } from '../../services/format'
import { type LoadView, loading } from '../../services/load-view'
import { shownPage } from '../../services/loading-page'
import { failedLoad } from '../place'
import { type TimeRow, timeRows } from '../task-rows'
import { audienceWords, kindText } from '../task-words'

/** One task for the officers who look after it: its shifts, and what can be done with it. */
Page({
  data: {
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    title: '',
    text: '',
    lead: '',
    isUrgent: false,
    rows: [] as TimeRow[],
  },

  taskId: '',

  ...shownPage,

  onLoad({ taskId = '', isNew }: { taskId?: string; isNew?: string }) {
    this.taskId = taskId
    if (isNew) {
      this.setData({ notice: doneNotice('发布了', '大家打开任务就能报名。') })
    }
  },

  async refresh() {
    const answer = await call('task.forEdit', { taskId: this.taskId })
    if (!answer.ok) {
      this.setData({ load: failedLoad('任务没打开', answer.error) })
      return
    }
    const { title, kind, audience, site, leadName, urgent, shifts } = answer.data
    this.setData({
      load: null,
      title,
      text: inOneLine(kindText(kind), site.name, audienceWords[audience], withUnit(shifts.length, '班')),
      lead: `领头人 ${leadName}`,
      isUrgent: urgent,
      rows: timeRows(shifts, Date.now()),
    })
  },

  go(url: string) {
    this.setData({ notice: null })
    wx.navigateTo({ url })
  },

  onRoster({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    this.go(`/lead/roster/roster?shiftId=${currentTarget.dataset.id}`)
  },

  onShift({ currentTarget }: WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>) {
    this.go(`/workbench/shift-edit/shift-edit?taskId=${this.taskId}&shiftId=${currentTarget.dataset.id}`)
  },

  onEdit() {
    this.go(`/workbench/publish/publish?taskId=${this.taskId}`)
  },

  onCopy() {
    this.go(`/workbench/publish/publish?copyId=${this.taskId}`)
  },

  onAdd() {
    this.go(`/workbench/shift-add/shift-add?taskId=${this.taskId}`)
  },

  onSee() {
    this.go(`/pages/task/detail/detail?taskId=${this.taskId}`)
  },
})
