import uniq from 'lodash/uniq'
import type { Output } from '../../contract/contract'
import type { OfficerContext } from '../../platform/context'
import { personText } from './audit-rules'
import { findActs, findNames } from './audit-store'
import { actFilter } from './read-acts'

const NEWEST = 1_000

/** Three operations with the look-up of the caller. */
export async function listActors(
  context: OfficerContext,
  input: { orgId: string },
): Promise<Output<'audit.people'>> {
  const acts = await findActs(await actFilter(context, input), undefined, NEWEST)
  const found = await findNames(uniq(acts.map(({ by }) => by)))
  const names = new Map(found.map(({ _id, name }) => [_id, name]))
  const people = found.map(({ _id }) => ({ memberId: _id, name: personText(_id, names) }))
  return { people: people.sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN')) }
}
