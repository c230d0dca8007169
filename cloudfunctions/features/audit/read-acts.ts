import uniq from 'lodash/uniq'
import type { Act } from '../../contract/audit'
import type { ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { DEPLOYMENT } from '../../platform/audit'
import type { OfficerContext } from '../../platform/context'
import { COUNTY, readTrees, subtree } from '../../platform/organisation'
import { reaches } from '../../platform/scope'
import { orgNames } from '../org/org-names'
import { memberNames } from '../roster/member-names'
import { viewAct } from './audit-rules'
import type { ActFilter, Recorded } from './audit-store'

/** The acts of an organisation and of everything below it; FORBIDDEN outside of the scope. */
export async function actFilter(
  { scope, now }: OfficerContext,
  { orgId, method, by, from, to }: ParsedInput<'audit.export'>,
): Promise<ActFilter> {
  if (!reaches(scope, orgId)) {
    throw new AppError('FORBIDDEN')
  }
  const trees = await readTrees(now)
  const nodes = orgId === COUNTY ? trees.flatMap((tree) => tree.nodes) : subtree(trees, orgId)
  const orgIds = uniq([...(orgId === COUNTY ? [COUNTY] : []), ...nodes.map(({ id }) => id)])
  return { orgIds, method, by, from, to }
}

/** Names are read now, so that an act shows nobody who has deleted their data. One operation a thousand people. */
export async function wordActs(acts: readonly Recorded[], now: number): Promise<Act[]> {
  const orgs = await orgNames(now)
  const ids = acts.flatMap(({ by, onBehalfOf, subjectId }) => [by, onBehalfOf ?? by, subjectId])
  const names = await memberNames(ids.filter((id) => !orgs.has(id) && id !== DEPLOYMENT))
  const known = new Map([...names, [DEPLOYMENT, '部署命令']])
  return acts.map((act) => viewAct(act, known, orgs))
}
