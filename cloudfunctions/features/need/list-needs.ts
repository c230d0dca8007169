import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { MemberContext } from '../../platform/context'
import { findRaised, findSettled, findToDo, type Listed, type Page } from './need-store'
import { servedBranches } from './served-branches'
import { viewNeeds } from './view-need'

/** Three operations with the look-up of the caller: needs and names, however many. */
export async function listNeeds(
  context: MemberContext,
  { view, cursor, limit }: ParsedInput<'need.list'>,
): Promise<Output<'need.list'>> {
  const needs = await findView(context, view, { limit, ...readCursor(cursor) })
  const last = needs.length === limit ? needs.at(-1) : undefined
  return {
    items: await viewNeeds(needs, context.now),
    ...(last && { next: `${view === 'toMe' ? last.dueAt : last.raisedAt}_${last._id}` }),
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
  const scope = await servedBranches(context)
  const charged = { leadId: memberId, branchIds: scope.isCounty ? undefined : scope.branchIds }
  return view === 'toMe' ? findToDo(charged, page) : findSettled(charged, page)
}

function readCursor(cursor: string | undefined): Pick<Page, 'after'> {
  if (cursor === undefined) {
    return {}
  }
  const [, at, needId] = /^(\d{1,16})_([\w-]{1,64})$/.exec(cursor) ?? []
  if (at === undefined || needId === undefined) {
    throw new AppError('INVALID_INPUT', { path: 'cursor' })
  }
  return { after: { at: Number(at), needId } }
}
