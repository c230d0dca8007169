import type { TaskForEdit } from '../../cloudfunctions/contract/publish'
import { act, refusal } from '../services/act'
import { call } from '../services/api'
import type { Notice } from '../services/deed-words'
import { dropDraft } from '../services/draft'
import { goBack } from '../services/open'
import {
  newProblems,
  type Problems,
  type PublishForm,
  problemsOf,
  taskDraft,
  writtenOf,
} from './publish-form'
import { type PreviewView, previewOf } from './publish-preview'
import { sendTask } from './send-task'

interface SaveData {
  form: PublishForm
  problems: Problems
  hasProblems: boolean
  preview: PreviewView | null
  notice: Notice | null
  isSaving: boolean
}

interface SavePage {
  data: SaveData
  branchId: string
  branchName: string
  task?: TaskForEdit
  setData(data: Partial<SaveData>): void
  draftName(): string
  compare(task: TaskForEdit): void
  isRight(problems: Problems): boolean
  end(notice: Notice | null): void
  onConflict(taskId: string): Promise<void>
}

/** What the buttons below the form of a task do. */
export const saveHandlers = {
  onPreview(this: SavePage) {
    const now = Date.now()
    const { form } = this.data
    if (this.isRight(newProblems(form, now))) {
      this.setData({ preview: previewOf(form, this.branchName, now) })
      wx.pageScrollTo({ scrollTop: 0 })
    }
  },

  onBack(this: SavePage) {
    this.setData({ preview: null, notice: null })
  },

  async onPublish(this: SavePage) {
    if (this.data.isSaving) {
      return
    }
    this.setData({ isSaving: true, notice: null })
    const answer = await sendTask(taskDraft(this.data.form, this.branchId), this.draftName())
    this.end(answer.ok ? null : refusal(answer.error))
    if (answer.ok) {
      wx.redirectTo({ url: `/workbench/task/task?taskId=${answer.data.taskId}&isNew=1` })
    }
  },

  async onSave(this: SavePage) {
    const { form, isSaving } = this.data
    if (!this.isRight(problemsOf(form)) || isSaving || !this.task) {
      return
    }
    this.setData({ isSaving: true })
    const { taskId, version } = this.task
    const answer = await act('task.edit', { ...writtenOf(form), taskId, version })
    if (answer.ok) {
      dropDraft(this.draftName())
      goBack()
    } else if (answer.error.code === 'EDIT_CONFLICT') {
      await this.onConflict(taskId)
    } else {
      this.end(refusal(answer.error))
    }
  },

  async onConflict(this: SavePage, taskId: string) {
    const now = await call('task.forEdit', { taskId })
    this.end(now.ok ? null : refusal(now.error))
    if (now.ok) {
      this.task = now.data
      this.compare(now.data)
    }
  },

  /** Marks what is amiss. */
  isRight(this: SavePage, problems: Problems): boolean {
    const hasProblems = Object.keys(problems).length > 0
    this.setData({ problems, hasProblems, notice: null })
    return !hasProblems
  },

  end(this: SavePage, notice: Notice | null) {
    this.setData({ isSaving: false, notice })
    if (notice) {
      wx.pageScrollTo({ scrollTop: 0 })
    }
  },
}
