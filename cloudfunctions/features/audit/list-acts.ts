import type { Output, ParsedInput } from '../../contract/contract'
import type { OfficerContext } from '../../platform/context'
import { nextPage, positionAt } from '../../platform/paging'
import { findActs } from './audit-store'
import { actFilter, wordActs } from './read-acts'

/** One page of officer acts, newest first. Three operations with the look-up of the caller. */
export async function listActs(
  context: OfficerContext,
  { limit, cursor, ...filter }: ParsedInput<'audit.list'>,
): Promise<Output<'audit.list'>> {
  const acts = await findActs(await actFilter(context, filter), positionAt(cursor), limit)
  return {
    acts: await wordActs(acts, context.now),
    ...nextPage(acts, limit, ({ at }) => at),
  }
}
