import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { OfficerContext } from '../../platform/context'
import { findActs, type Place } from './audit-store'
import { actFilter, wordActs } from './read-acts'

/** One page of officer acts, newest first. Three operations with the look-up of the caller. */
export async function listActs(
  context: OfficerContext,
  { limit, cursor, ...filter }: ParsedInput<'audit.list'>,
): Promise<Output<'audit.list'>> {
  const acts = await findActs(await actFilter(context, filter), readCursor(cursor), limit)
  const last = acts.length === limit ? acts.at(-1) : undefined
  return {
    acts: await wordActs(acts, context.now),
    ...(last && { next: `${last.at}_${last._id}` }),
  }
}

function readCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) {
    return undefined
  }
  const [, at, actId] = /^(\d{1,15})_(.+)$/.exec(cursor) ?? []
  if (!at || !actId) {
    throw new AppError('INVALID_INPUT', { path: 'cursor' })
  }
  return { at: Number(at), actId }
}
