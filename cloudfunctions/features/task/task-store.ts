import { collection, op } from '../../platform/database'

/** A task: what a shift's people need to know that is the same for all its shifts. */
export interface Task {
  _id: string
  branchId: string
  title: string
  about: string
  urgent: boolean
  site: { id: string; name: string; note?: string; latitude?: number; longitude?: number }
  /** Member in charge on the spot (责任党员). */
  leadId: string
  bring: string[]
  bringNote?: string
}

const tasks = collection<Task>('tasks')

export function findTask(taskId: string): Promise<Task | undefined> {
  return tasks.findById(taskId, [
    'branchId',
    'title',
    'about',
    'urgent',
    'site',
    'leadId',
    'bring',
    'bringNote',
  ])
}

/** What a list shows of tasks; at most 50 ids. */
export function findTaskCards(taskIds: readonly string[]) {
  return tasks.find(
    { _id: op.oneOf(taskIds) },
    { fields: ['branchId', 'title', 'urgent', 'site'], limit: 50 },
  )
}

/** At most 1,000 ids. */
export function findTaskTitles(taskIds: readonly string[]) {
  return tasks.findByIds(taskIds, ['title'])
}
