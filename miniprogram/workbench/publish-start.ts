import type { TaskForEdit } from '../../cloudfunctions/contract/publish'
import { call, type Failure } from '../services/api'
import { readDraft } from '../services/draft'
import { readMe } from '../services/session'
import { copyOf, emptyForm, formOf, formOfNeed, type PublishForm } from './publish-form'

/** What the page was opened for; with none of them, a task from nothing. */
export interface Origin {
  taskId?: string
  copyId?: string
  needId?: string
}

export interface Start {
  form: PublishForm
  branchId: string
  /** The task that is edited. */
  task?: TaskForEdit
}

/** What stands in the form before anything is written; I lead it unless I say otherwise. */
export async function startOf(
  { taskId, copyId, needId }: Origin,
  branchId: string,
  now: number,
): Promise<Start | { error: Failure }> {
  const me = await readMe()
  const lead =
    me.state !== 'failed' && me.data.bound
      ? { leadId: me.data.memberId, leadName: me.data.name }
      : { leadId: '', leadName: '' }
  if (needId) {
    const answer = await call('need.get', { needId })
    return answer.ok
      ? { form: formOfNeed(answer.data, lead), branchId: answer.data.branchId }
      : { error: answer.error }
  }
  const from = taskId ?? copyId
  if (!from) {
    return { form: { ...emptyForm, ...lead }, branchId }
  }
  const answer = await call('task.forEdit', { taskId: from })
  if (!answer.ok) {
    return { error: answer.error }
  }
  const task = answer.data
  return taskId
    ? { form: formOf(task), branchId: task.branchId, task }
    : { form: copyOf(task, now), branchId: task.branchId }
}

/** Each has a draft of its own, so that none is lost over another. */
export function draftNameOf({ taskId, copyId, needId }: Origin, branchId: string): string {
  if (taskId) {
    return `task:edit:${taskId}`
  }
  if (copyId) {
    return `task:copy:${copyId}`
  }
  return needId ? `task:need:${needId}` : `task:new:${branchId}`
}

interface Kept {
  form: PublishForm
  before: PublishForm
  branchId: string
  version: number
}

/** What was written here before, if anything. */
export function readKept(origin: Origin, branchId: string): Kept | undefined {
  const { form, ...rest } = readDraft<Omit<Kept, 'form'> & Partial<Kept>>(draftNameOf(origin, branchId), {
    before: emptyForm,
    branchId: '',
    version: 0,
  })
  return form && { form, ...rest }
}
