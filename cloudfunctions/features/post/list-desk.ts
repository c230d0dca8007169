import type { Output, ParsedInput } from '../../contract/contract'
import type { OfficerContext } from '../../platform/context'
import { allOf, anyOf, op, type Where } from '../../platform/database'
import { cursorAt, positionAt } from '../../platform/paging'
import { reaches, scopeOf } from '../../platform/scope'
import { rootOf } from '../org/node-rules'
import { orgNames } from '../org/org-names'
import { memberNames } from '../roster/member-names'
import { deskItem } from './desk-rules'
import { findOnDesk } from './post-store'
import { readTowns } from './town-of'

/** What officers write and review, newest first. Three operations with the look-up of the caller. */
export async function listDesk(
  context: OfficerContext,
  { view, cursor, limit }: ParsedInput<'post.desk'>,
): Promise<Output<'post.desk'>> {
  const { scope, caller, now } = context
  const views = { mine: async () => ({ authorId: caller.memberId }), toReview, all: async () => ({}) }
  const where = await views[view](context)
  const page = { after: positionAt(cursor), limit: limit + 1 }
  const found = where ? await findOnDesk(scope, where, page) : []
  const shown = found.slice(0, limit)
  const [members, branches] = await Promise.all([
    memberNames(shown.map(({ authorId }) => authorId)),
    orgNames(now),
  ])
  const last = shown.at(-1)
  return {
    items: shown.map((post) => deskItem(post, caller.memberId, { members, branches })),
    ...(found.length > limit && last && { next: cursorAt({ at: last.savedAt, id: last._id }) }),
  }
}

/** Passed by WeChat, and the caller's to answer: in branches, and for general branches; nothing for who only writes. */
async function toReview({ caller, now }: OfficerContext): Promise<Where | undefined> {
  const trees = await readTowns(now)
  const reviewing = scopeOf(caller.roles, 'post.review', trees)
  const waiting = { textCheck: 'passed', state: op.oneOf(['review', 'upper']) }
  if (reviewing.isCounty) {
    return waiting
  }
  const towns = trees.filter(({ nodes }) => reaches(reviewing, rootOf(nodes).id))
  const below = towns.flatMap(({ nodes }) => nodes.map(({ id }) => id))
  const parts = [
    { state: 'review', branchIds: reviewing.branchIds },
    { state: 'upper', branchIds: below },
  ].flatMap(({ state, branchIds }) =>
    branchIds.length === 0 ? [] : [{ state, branchId: op.oneOf(branchIds) }],
  )
  return parts.length === 0 ? undefined : allOf(waiting, anyOf(...parts))
}
