import type { Output, ParsedInput } from '../../contract/contract'
import { dayOf } from '../../platform/calendar'
import type { ActContext, OfficerContext } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import { branchInScope } from '../binding/branch-in-scope'
import { findWholeBranch } from './member-store'
import { writeRosterFile } from './write-roster-file'

/** The empty sheet to fill in. */
export async function makeTemplate(
  context: OfficerContext,
  { branchId }: ParsedInput<'roster.template'>,
): Promise<Output<'roster.template'>> {
  const { name } = await branchInScope(context, branchId)
  const base64 = await writeRosterFile([], await groupsOf(branchId, context.now))
  return { name: `${name}名册模板.xlsx`, base64 }
}

/** The same columns with everybody in them. Recorded: an export leaves the house (PRODUCT §1.7). */
export async function exportRoster(
  context: ActContext,
  { branchId }: ParsedInput<'roster.export'>,
): Promise<Output<'roster.export'>> {
  const { scope, now } = context
  const { name } = await branchInScope(context, branchId)
  await context.record({ orgId: branchId, subjectId: branchId, note: '导出名册' })
  const members = await findWholeBranch(scope, branchId)
  const base64 = await writeRosterFile(members, await groupsOf(branchId, now))
  return { name: `${name}名册${dayOf(now)}.xlsx`, base64 }
}

async function groupsOf(branchId: string, now: number) {
  const trees = await readTrees(now)
  return trees
    .flatMap(({ nodes }) => nodes)
    .filter(({ level, parentId, isRetired }) => level === 'group' && parentId === branchId && !isRetired)
}
