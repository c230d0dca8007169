import type { Output, ParsedInput } from '../../contract/contract'
import { scopeWith } from '../../platform/access'
import type { MemberContext } from '../../platform/context'
import { nextPage, positionAt } from '../../platform/paging'
import { findRaised, findSettled, findToDo, type Listed, type Page } from './need-store'
import { viewNeeds } from './view-need'

/** Three operations with the look-up of the caller: needs and names, however many. */
export async function listNeeds(
  context: MemberContext,
  { view, cursor, limit }: ParsedInput<'need.list'>,
): Promise<Output<'need.list'>> {
  const needs = await findView(context, view, { limit, after: positionAt(cursor) })
  return {
    items: await viewNeeds(needs, context.now),
    ...nextPage(needs, limit, ({ dueAt, raisedAt }) => (view === 'toMe' ? dueAt : raisedAt)),
  }
}

async function findView(
  context: MemberContext,
  view: ParsedInput<'need.list'>['view'],
  page: Page,
): Promise<Listed[]> {
  const { memberId } = context.caller
  if (view === 'mine') {
    return findRaised(memberId, page)
  }
  const scope = await scopeWith(context, 'need.answer')
  const charged = { leadId: memberId, branchIds: scope.isCounty ? undefined : scope.branchIds }
  return view === 'toMe' ? findToDo(charged, page) : findSettled(charged, page)
}
