import { collection, op } from '../../platform/database'
import type { Task } from './publish-rules'

export type { Task } from './publish-rules'

const tasks = collection<Task>('tasks')

/** All but what the last edit was. */
export const taskFields = [
  'branchId',
  'title',
  'kind',
  'about',
  'urgent',
  'site',
  'leadId',
  'chain',
  'bring',
  'bringNote',
  'audience',
  'needId',
  'version',
] as const satisfies readonly (keyof Task)[]

export function findTask(taskId: string): Promise<Task | undefined> {
  return tasks.findById(taskId, taskFields)
}

/** What a list shows of tasks; at most 50 ids. */
export function findTaskCards(taskIds: readonly string[]) {
  return tasks.find(
    { _id: op.oneOf(taskIds) },
    { fields: ['branchId', 'title', 'kind', 'urgent', 'site'], limit: 50 },
  )
}

/** What messages and lists about its shifts say of a task. */
export function findTaskCard(taskId: string) {
  return tasks.findById(taskId, ['title', 'site', 'leadId', 'needId'])
}

/** At most 1,000 ids. */
export function findTaskTitles(taskIds: readonly string[]) {
  return tasks.findByIds(taskIds, ['title'])
}
