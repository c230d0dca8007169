import type { TaskDetail } from '../../cloudfunctions/contract/task'
import { glue, withUnit } from './format'

/** What does not change while a task is open on the page. */
export interface FactsView {
  title: string
  isUrgent: boolean
  byline: string
  site: string
  siteNote: string
  hasRoute: boolean
  lead: string
  leadDuty: string
  hasPhone: boolean
  bring: string[]
  bringNote: string
  about: string
}

export function factsView(task: TaskDetail): FactsView {
  const { site, lead, bring, bringNote, about } = task
  return {
    title: task.title,
    isUrgent: task.urgent,
    byline: byline(task),
    site: site.name,
    siteNote: site.note ?? '',
    hasRoute: site.latitude !== undefined && site.longitude !== undefined,
    lead: lead?.name ?? '',
    leadDuty: lead?.duty ?? '',
    hasPhone: lead?.phone !== undefined,
    bring,
    bringNote: bringNote ?? '',
    about,
  }
}

/** `中药材合作社支部发起 · 每班记 4 分`; the points only where every shift gives the same. */
function byline(task: TaskDetail): string {
  const points = new Set(task.shifts.map((shift) => shift.points))
  const [first] = points
  const same = points.size === 1 && first !== undefined ? ` · 每班记${glue}${withUnit(first, '分')}` : ''
  return `${task.branchName}发起${same}`
}

/** What a friend reads in the chat before opening the task. */
export function taskShare(taskId: string, task?: TaskDetail): { title: string; path: string } {
  const left = task?.shifts.reduce((sum, shift) => sum + shift.left, 0) ?? 0
  const title = task?.title ?? '蓝领任务'
  return {
    title: left > 0 ? `${title}，还缺 ${withUnit(left, '人')}` : title,
    path: `/pages/task/detail/detail?taskId=${taskId}`,
  }
}
