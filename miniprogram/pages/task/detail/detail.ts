import type { TaskDetail } from '../../../../cloudfunctions/contract/task'
import { askingHandlers, type Question } from '../../../services/ask-to-tell'
import type { ClashView } from '../../../services/clash-view'
import type { Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, placesMayDiffer, savedNotice } from '../../../services/load-view'
import { shownPage } from '../../../services/loading-page'
import { wayHandlers } from '../../../services/open'
import { watchDeeds } from '../../../services/pending'
import { readMe } from '../../../services/session'
import { choiceView, firstChoice, nothingChosen } from '../../../services/task-detail-view'
import { type FactsView, factsView } from '../../../services/task-facts-view'
import { claimsForOthers } from '../../../services/task-links'
import { taskPage } from '../../../services/task-page'

Page({
  data: {
    ...nothingChosen,
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    facts: null as FactsView | null,
    clash: null as ClashView | null,
    isInviting: false,
    question: null as Question | null,
  },

  taskId: '',
  chosenId: '',
  task: undefined as TaskDetail | undefined,
  /** What has just happened here; it stands until the next choice or deed. */
  news: null as Notice | null,
  claimsForOthers: false,
  isSaying: false,
  stopWatching: () => {},

  ...shownPage,

  onLoad({ taskId = '', shiftId = '' }: { taskId?: string; shiftId?: string }) {
    this.taskId = taskId
    this.chosenId = shiftId
    this.stopWatching = watchDeeds(this.onResult.bind(this), this.refresh.bind(this))
  },

  onUnload() {
    this.stopWatching()
  },

  async refresh() {
    const [reading, me] = await Promise.all([read('task.get', { taskId: this.taskId }), readMe()])
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData(this.task ? {} : { load: failedView('任务没打开', reading.error, now) })
      return
    }
    const task = reading.data
    this.task = task
    this.chosenId = firstChoice(task, now, this.chosenId)
    this.claimsForOthers = me.state !== 'failed' && claimsForOthers(me.data)
    this.setData({
      load: null,
      saved: savedNotice(reading.savedAt, now, placesMayDiffer),
      facts: factsView(task),
    })
    this.draw()
  },

  draw() {
    if (this.task) {
      const { news, claimsForOthers, isSaying } = this
      const context = { now: Date.now(), news, claimsForOthers, isSaying }
      this.setData({ ...choiceView(this.task, this.chosenId, context) })
    }
  },

  onChoose({ detail }: WechatMiniprogram.CustomEvent<{ shiftId: string }>) {
    this.chosenId = detail.shiftId
    this.news = null
    this.draw()
  },

  ...wayHandlers,
  ...askingHandlers,
  ...taskPage,
})
