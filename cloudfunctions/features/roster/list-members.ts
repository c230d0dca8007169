import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { OfficerContext } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import { reaches } from '../../platform/scope'
import { findPage, type Page } from './member-store'
import { viewRow } from './view-entry'

/** Two database operations with the look-up of the caller, in a branch as in a county. */
export async function listMembers(
  context: OfficerContext,
  { branchId, search, memberIds, cursor, limit }: ParsedInput<'roster.list'>,
): Promise<Output<'roster.list'>> {
  if (branchId === undefined && search === undefined && memberIds === undefined) {
    throw new AppError('INVALID_INPUT', { path: 'branchId' })
  }
  if (branchId !== undefined && !(await servesIn(context, branchId))) {
    throw new AppError('NOT_FOUND')
  }
  const members = await findPage(
    context.scope,
    { branchId, search, memberIds },
    { after: readCursor(cursor), limit },
  )
  const last = members.length === limit ? members.at(-1) : undefined
  return { rows: members.map(viewRow), ...(last && { next: `${last._id}.${last.name}` }) }
}

/** A group leader's right reaches the group, not the branch; of the branch they see their group. */
async function servesIn({ scope, now }: OfficerContext, branchId: string): Promise<boolean> {
  if (scope.isCounty || reaches(scope, branchId)) {
    return true
  }
  const trees = await readTrees(now)
  return trees.some(({ nodes }) =>
    nodes.some(({ id, parentId }) => parentId === branchId && scope.groupIds.includes(id)),
  )
}

function readCursor(cursor: string | undefined): Page['after'] {
  if (cursor === undefined) {
    return undefined
  }
  const cut = cursor.indexOf('.')
  if (cut < 1) {
    throw new AppError('INVALID_INPUT', { path: 'cursor' })
  }
  return { memberId: cursor.slice(0, cut), name: cursor.slice(cut + 1) }
}
