import type { Output } from '../../contract/contract'
import type { OfficerContext } from '../../platform/context'
import { memberNames } from '../roster/member-names'
import { personText } from './audit-rules'
import { findActs } from './audit-store'
import { actFilter } from './read-acts'

const NEWEST = 1_000

/** Three operations with the look-up of the caller. */
export async function listActors(
  context: OfficerContext,
  input: { orgId: string },
): Promise<Output<'audit.people'>> {
  const acts = await findActs(await actFilter(context, input), undefined, NEWEST)
  const names = await memberNames(acts.map(({ by }) => by))
  const people = [...names.keys()].map((memberId) => ({ memberId, name: personText(memberId, names) }))
  return { people: people.sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN')) }
}
