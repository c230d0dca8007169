import type { TaskDetail } from '../../../cloudfunctions/contract/task'
import { act, doneNotice, refusal } from '../../services/act'
import { call } from '../../services/api'
import type { Notice } from '../../services/deed-words'
import { fontScale } from '../../services/font-scale'
import { failedView, type LoadView, loading } from '../../services/load-view'
import { loadingPage } from '../../services/loading-page'
import { agrees } from '../../services/open'
import { readMe } from '../../services/session'
import { peopleHandlers } from '../claim-for-people'
import {
  type Chosen,
  claimedNotice,
  marked,
  mostPeople,
  refusedNotice,
  releaseForQuestion,
  type ShiftHead,
  shiftHead,
  type TeamChoice,
  teamChoices,
  teamOf,
  tooMany,
} from '../claim-for-view'
import { noSearch, searchHandlers } from '../member-search'
import { readTrees } from '../place'

Page({
  data: {
    ...noSearch,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    head: null as ShiftHead | null,
    chosen: [] as Chosen[],
    clashing: 0,
    teams: [] as TeamChoice[],
    isBusy: false,
  },

  taskId: '',
  shiftId: '',

  ...loadingPage,

  onLoad({ taskId = '', shiftId = '' }: { taskId?: string; shiftId?: string }) {
    this.taskId = taskId
    this.shiftId = shiftId
    void this.refresh()
    void this.showTeams()
  },

  async refresh() {
    const answer = await call('task.get', { taskId: this.taskId })
    if (answer.ok) {
      this.show(answer.data)
    } else if (!this.data.head) {
      this.setData({ load: failedView('替人报名没打开', answer.error, Date.now()) })
    }
  },

  show(task: TaskDetail) {
    const shift = task.shifts.find(({ id }) => id === this.shiftId)
    this.setData({ load: null, head: shift ? shiftHead(task, shift, Date.now()) : null })
  },

  /** Without them people are chosen one by one. */
  async showTeams() {
    const [me, read] = await Promise.all([readMe(), readTrees()])
    if (me.state !== 'failed' && me.data.bound && 'trees' in read) {
      this.setData({ teams: teamChoices(read.trees, me.data.roles) })
    }
  },

  async onClaim() {
    const { chosen, teams } = this.data
    if (chosen.length > mostPeople) {
      this.tell(tooMany)
      return
    }
    this.setData({ isBusy: true, notice: null })
    const teamId = teamOf(chosen, teams)
    const memberIds = chosen.map(({ value }) => value)
    const input = { shiftId: this.shiftId, memberIds, ...(teamId && { teamId }) }
    const answer = await act('task.claimFor', input)
    this.setData({ isBusy: false })
    if (answer.ok) {
      this.setChosen([])
      this.tell(claimedNotice(chosen, answer.data))
      await this.refresh()
      return
    }
    const { error } = answer
    this.setChosen(marked(chosen, error.code === 'OTHERS_CLASH' ? error.details.memberIds : []))
    this.tell(refusedNotice(error))
  },

  /** One at a time, so that nobody loses a place by a slip. */
  async onRelease() {
    const [person] = this.data.chosen
    if (!person || !(await agrees(releaseForQuestion(person.text)))) {
      return
    }
    const answer = await act('task.releaseFor', { shiftId: this.shiftId, memberId: person.value })
    if (answer.ok) {
      this.setChosen([])
      this.tell(doneNotice(`${person.text}已经退出`, '这班没有他的名字了，名额让给别人。'))
      await this.refresh()
    } else {
      this.tell(refusal(answer.error))
    }
  },

  tell(notice: Notice) {
    this.setData({ notice })
    wx.pageScrollTo({ scrollTop: 0 })
  },

  ...searchHandlers,
  ...peopleHandlers,
})
