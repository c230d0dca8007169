import type { TaskDetail } from '../../../../cloudfunctions/contract/task'
import { type BarAct, releaseQuestion } from '../../../services/claim-bar-view'
import type { ClashView } from '../../../services/clash-view'
import { echoOf } from '../../../services/deed-echo'
import { forgotten, type Notice } from '../../../services/deed-words'
import { fontScale } from '../../../services/font-scale'
import { read } from '../../../services/last-seen'
import { failedView, type LoadView, loading, savedNotice } from '../../../services/load-view'
import { agrees, wayHandlers } from '../../../services/open'
import { claim, type DeedResult, release, swap, takeBack, watchDeeds } from '../../../services/pending'
import { isVisitor } from '../../../services/session'
import {
  alternativeTo,
  choiceView,
  firstChoice,
  nothingChosen,
  subjectInTask,
  taskAfter,
} from '../../../services/task-detail-view'
import { type FactsView, factsView, taskShare } from '../../../services/task-facts-view'

Page({
  data: {
    ...nothingChosen,
    scale: fontScale(),
    load: loading as LoadView | null,
    saved: null as Notice | null,
    facts: null as FactsView | null,
    clash: null as ClashView | null,
    isInviting: false,
  },

  taskId: '',
  chosenId: '',
  task: undefined as TaskDetail | undefined,
  /** What has just happened here; it stands until the next choice or deed. */
  news: null as Notice | null,
  stopWatching: () => {},

  onLoad({ taskId = '', shiftId = '' }: { taskId?: string; shiftId?: string }) {
    this.taskId = taskId
    this.chosenId = shiftId
    this.stopWatching = watchDeeds(this.onResult.bind(this), this.refresh.bind(this))
  },

  onShow() {
    this.setData({ scale: fontScale() })
    void this.refresh()
  },

  onUnload() {
    this.stopWatching()
  },

  async refresh() {
    const reading = await read('task.get', { taskId: this.taskId })
    const now = Date.now()
    if (reading.state === 'failed') {
      this.setData(this.task ? {} : { load: failedView('任务没打开', reading.error, now) })
      return
    }
    const task = reading.data
    this.task = task
    this.chosenId = firstChoice(task, now, this.chosenId)
    this.setData({
      load: null,
      saved: reading.state === 'saved' ? savedNotice(reading.savedAt, now) : null,
      facts: factsView(task),
    })
    this.draw()
  },

  draw() {
    if (this.task) {
      this.setData({ ...choiceView(this.task, this.chosenId, Date.now(), this.news) })
    }
  },

  onResult(result: DeedResult) {
    const { notice, clash, isInviting } = echoOf(result, this.taskId, Date.now())
    this.task = this.task && taskAfter(this.task, result)
    this.news = notice
    this.setData({ clash, isInviting })
    this.draw()
    if (result.state !== 'held') {
      void this.refresh()
    }
  },

  onChoose({ detail }: WechatMiniprogram.CustomEvent<{ shiftId: string }>) {
    this.chosenId = detail.shiftId
    this.news = null
    this.draw()
  },

  async onAct({ detail: { act } }: WechatMiniprogram.CustomEvent<{ act: BarAct }>) {
    const { task, chosenId } = this
    const shift = task?.shifts.find(({ id }) => id === chosenId)
    if (!task || !shift) {
      return
    }
    const subject = subjectInTask(task, shift)
    if (act === 'claim' && (await isVisitor())) {
      this.setData({ isInviting: true })
    } else if (act === 'claim') {
      this.begin(() => claim(subject))
    } else if (act === 'release' && (await agrees(releaseQuestion(shift, Date.now())))) {
      this.begin(() => release(subject))
    } else if (act === 'takeBack') {
      this.news = (await takeBack(chosenId)) === 'forgotten' ? forgotten : this.news
      this.draw()
    } else if (act === 'see') {
      this.chosenId = alternativeTo(task, chosenId, Date.now())?.id ?? chosenId
      this.draw()
    }
  },

  /** The result comes by `onResult`, now or once the network is back; until then the bar says what is under way. */
  begin(deed: () => Promise<DeedResult>) {
    this.news = null
    void deed()
    this.draw()
    wx.pageScrollTo({ scrollTop: 0 })
  },

  onCloseSheets() {
    this.news = null
    this.setData({ clash: null, isInviting: false })
    this.draw()
  },

  onSwap() {
    const { clash } = this.data
    this.setData({ clash: null })
    if (clash) {
      this.begin(() => swap(clash.mine.subject, clash.wanted.subject))
    }
  },

  onRetry() {
    this.setData({ load: loading })
    void this.refresh()
  },

  ...wayHandlers,

  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    return taskShare(this.taskId, this.task)
  },
})
