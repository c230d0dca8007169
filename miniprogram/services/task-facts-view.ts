import type { TaskDetail } from '../../cloudfunctions/contract/task'
import { glue, inOneLine, withUnit } from './format'
import { audienceOf } from './stand-words'
import { kindWords, postWords } from './task-words'

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
  /** Who answers for it above the lead. */
  chain: string[]
  kind: string
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
    chain: task.chain.map(({ post, name }) => `${postWords[post]} ${name}`),
    kind: kindWords[task.kind],
    bring,
    bringNote: bringNote ?? '',
    about,
  }
}

/** `中药材合作社支部发起 · 只招党员 · 每班记 4 分`; the points only where every shift gives the same. */
function byline({ branchName, shifts }: TaskDetail): string {
  const points = new Set(shifts.map((shift) => shift.points))
  const [first] = points
  const audience = shifts[0] ? audienceOf(shifts[0]) : ''
  const same = points.size === 1 && first !== undefined ? `每班记${glue}${withUnit(first, '分')}` : ''
  return inOneLine(`${branchName}发起`, audience, same)
}
