import type { Audience, TaskKind } from '../../contract/task'
import { collection, op } from '../../platform/database'

/** A task: what a shift's people need to know that is the same for all its shifts. */
export interface Task {
  _id: string
  branchId: string
  title: string
  kind: TaskKind
  about: string
  urgent: boolean
  site: { id: string; name: string; note?: string; latitude?: number; longitude?: number }
  /** Member in charge on the spot (责任党员). */
  leadId: string
  /** Who answers for it above the lead, highest first. */
  chain: { post: 'townLeader' | 'areaLeader' | 'stationedCadre'; memberId: string }[]
  bring: string[]
  bringNote?: string
  /** Who may claim its shifts. */
  audience: Audience
  /** The need it answers. */
  needId?: string
  /** Rises with every edit. */
  version: number
}

const tasks = collection<Task>('tasks')

export function findTask(taskId: string): Promise<Task | undefined> {
  return tasks.findById(taskId, [
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
  ])
}

/** What a list shows of tasks; at most 50 ids. */
export function findTaskCards(taskIds: readonly string[]) {
  return tasks.find(
    { _id: op.oneOf(taskIds) },
    { fields: ['branchId', 'title', 'kind', 'urgent', 'site'], limit: 50 },
  )
}

/** At most 1,000 ids. */
export function findTaskTitles(taskIds: readonly string[]) {
  return tasks.findByIds(taskIds, ['title'])
}
