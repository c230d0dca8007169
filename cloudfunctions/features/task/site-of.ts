import type { ParsedInput } from '../../contract/contract'
import { lastingId } from '../binding/lasting-id'
import type { Task } from './publish-rules'

/** One name in one branch is one place, so that clashes know when nobody has to travel. */
export function siteOf(
  branchId: string,
  site: ParsedInput<'task.publish'>['site'],
  before?: Task,
): Task['site'] {
  const isSame = before?.site.name === site.name
  return { ...site, id: isSame ? before.site.id : lastingId('site', branchId, site.name) }
}
