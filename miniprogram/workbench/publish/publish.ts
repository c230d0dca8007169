import type { TaskForEdit } from '../../../cloudfunctions/contract/publish'
import type { Notice } from '../../services/deed-words'
import { dropDraft, keepDraft } from '../../services/draft'
import { fontScale } from '../../services/font-scale'
import { type LoadView, loading } from '../../services/load-view'
import { emptyLeads } from '../../services/loading-page'
import type { Choice } from '../components/choice-sheet/choice-sheet'
import { noConflict } from '../conflict'
import { noSearch, searchHandlers } from '../member-search'
import { failedLoad, openChoice, standAt } from '../place'
import { fieldHandlers } from '../publish-fields'
import { emptyForm, type Problems, type PublishForm } from '../publish-form'
import { type ChainRow, chainRows, peopleHandlers, type Searched } from '../publish-people'
import { placesHandlers } from '../publish-places'
import type { PreviewView } from '../publish-preview'
import { draftNameOf, type Origin, readKept, startOf } from '../publish-start'
import { saveHandlers } from '../save-task'
import { taskConflict } from '../task-conflict'
import { audienceOptions, kindOptions } from '../task-words'

Page({
  data: {
    ...noConflict,
    ...noSearch,
    scale: fontScale(),
    load: loading as LoadView | null,
    notice: null as Notice | null,
    kindOptions,
    audienceOptions,
    form: emptyForm,
    problems: {} as Problems,
    hasProblems: false,
    chain: [] as ChainRow[],
    searched: '' as Searched,
    choice: null as Choice | null,
    preview: null as PreviewView | null,
    isNew: true,
    /** How many hear of a change. */
    people: 0,
    hasDraft: false,
    /** Something was typed since the page was opened. */
    isKept: false,
    isSaving: false,
  },

  origin: {} as Origin,
  branchId: '',
  branchName: '',
  treeId: '',
  /** The task as it stood when the form was filled; its version is what a save names. */
  task: undefined as TaskForEdit | undefined,
  before: emptyForm,

  ...emptyLeads(openChoice),

  onLoad({ taskId, copyId, needId }: Origin) {
    this.origin = { taskId, copyId, needId }
    wx.setNavigationBarTitle({ title: taskId ? '修改任务' : '发布任务' })
    void this.refresh()
  },

  async refresh() {
    const needsBranch = Object.values(this.origin).every((id) => !id)
    const standing = await standAt('task', { needsBranch })
    if ('load' in standing) {
      this.setData({ load: standing.load })
      return
    }
    const { place } = standing
    const kept = readKept(this.origin, place.branchId)
    // A new task is written on without a network; an old one may have changed meanwhile.
    const start = kept && !this.origin.taskId ? kept : await startOf(this.origin, place.branchId, Date.now())
    if ('error' in start) {
      this.setData({ load: failedLoad('任务没打开', start.error) })
      return
    }
    this.branchId = start.branchId
    this.branchName = place.branchId === start.branchId ? place.name : ''
    this.treeId = place.treeId
    this.task = 'task' in start ? start.task : undefined
    this.before = kept?.before ?? start.form
    const isNew = this.task === undefined
    this.setData({ load: null, isNew, people: this.task?.people ?? 0, hasDraft: kept !== undefined })
    this.show(kept?.form ?? start.form)
    if (this.task && kept && kept.version !== this.task.version) {
      this.compare(this.task)
    }
  },

  show(form: PublishForm) {
    this.setData({ form, chain: chainRows(form), problems: {}, hasProblems: false })
  },

  write(part: Partial<PublishForm>) {
    const form = { ...this.data.form, ...part }
    this.show(form)
    this.setData({ isKept: true })
    const { before, branchId, task } = this
    keepDraft(this.draftName(), { form, before, branchId, version: task?.version ?? 0 })
  },

  draftName(): string {
    return draftNameOf(this.origin, this.branchId)
  },

  onForget() {
    dropDraft(this.draftName())
    this.setData({ load: loading })
    void this.refresh()
  },

  ...fieldHandlers,
  ...searchHandlers,
  ...peopleHandlers,
  ...placesHandlers,
  ...saveHandlers,
  ...taskConflict,
})
