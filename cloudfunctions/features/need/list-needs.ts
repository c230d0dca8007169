import type { Output, ParsedInput } from '../../contract/contract'
import { scopeWith } from '../../platform/access'
import type { MemberContext } from '../../platform/context'
import { cursorAt, positionAt } from '../../platform/paging'
import { findRaised, findSettled, findToDo, type Listed, type Page } from './need-store'
import { viewNeeds } from './view-need'

/** Three operations with the look-up of the caller: needs and names, however many. */
export async function listNeeds(
  context: MemberContext,
  { view, cursor, limit }: ParsedInput<'need.list'>,
): Promise<Output<'need.list'>> {
  const needs = await findView(context, view, {
    limit,
    after: positionAt(cursor),
  })
  const last = needs.length === limit ? needs.at(-1) : undefined
  return {
    items: await viewNeeds(needs, context.now),
    ...(last && { next: cursorAt({ at: view === 'toMe' ? last.dueAt : last.raisedAt, id: last._id }) }),
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
