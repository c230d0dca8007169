import uniqBy from 'lodash/uniqBy'
import type { Output, ParsedInput } from '../../contract/contract'
import type { OfficerContext } from '../../platform/context'
import { branchInScope } from '../binding/branch-in-scope'
import { findSites } from './task-edit-store'

/** Where the branch's tasks have met, each place once, in the order of their names. Two operations. */
export async function listSites(
  context: OfficerContext,
  { branchId }: ParsedInput<'task.sites'>,
): Promise<Output<'task.sites'>> {
  await branchInScope(context, branchId)
  const sites = uniqBy(await findSites(context.scope, branchId), 'name')
  return {
    sites: sites
      .map(({ id: _id, ...site }) => site)
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN')),
  }
}
