import type { PostState } from '../../contract/post'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import type { Change } from '../../platform/database'
import { lastingId } from '../binding/lasting-id'
import { hasWaitingPicture } from './content-pictures'
import { type Act, actsOn, type Rights } from './post-rules'
import { changePost, findPost, findPostIn, type Whole } from './post-store'
import { rightsOn } from './rights-on'

/** Which post, as the caller saw it; without a version: as it is now. */
interface Named {
  postId: string
  version?: number | undefined
}

interface Found {
  post: Whole
  rights: Rights
  /** This very request was carried out before. */
  isDone: boolean
}

const everything: Rights = { isAuthor: true, mayWrite: true, mayReview: true, mayReviewTown: true }

/** Refuses what the table of `post-rules.ts` does not allow, and who saw another version. One operation, two to ask about pictures. */
export async function findForAct(context: ActContext, named: Named, act: Act): Promise<Found> {
  const post = await findPostIn(context.scope, named.postId)
  if (!post) {
    throw new AppError('NOT_FOUND')
  }
  const rights = await rightsOn(context, post)
  if (post.spent.includes(requestOf(context))) {
    return { post, rights, isDone: true }
  }
  if (named.version !== undefined && named.version !== post.version) {
    throw new AppError('EDIT_CONFLICT')
  }
  const waits = act === 'recheck' && (await hasWaitingPicture(post, context.caller.memberId))
  const circumstances = { now: context.now, hasWaitingPicture: waits }
  if (!actsOn(post, rights, circumstances).includes(act)) {
    throw actsOn(post, everything, circumstances).includes(act)
      ? new AppError('FORBIDDEN')
      : refused(post.state)
  }
  return { post, rights, isDone: false }
}

/**
 * One act of the table: found, refused or recorded, and written on the version that was seen. A repetition finds its
 * own request and writes nothing. Three operations.
 */
export async function actOnPost(
  context: ActContext,
  named: Named,
  { act, note }: { act: Act; note: string },
  changeOf: (post: Whole, rights: Rights) => Change | Promise<Change>,
): Promise<Whole> {
  const { post, rights, isDone } = await findForAct(context, named, act)
  await recordAct(context, post, note)
  return isDone ? post : writeAct(context, post, await changeOf(post, rights))
}

/** The note tells nothing of the words: they may be unchecked. */
export function recordAct(
  context: ActContext,
  { _id, branchId }: Pick<Whole, '_id' | 'branchId'>,
  note: string,
): Promise<void> {
  return context.record({ orgId: branchId, subjectId: _id, note })
}

export async function writeAct(context: ActContext, post: Whole, change: Change): Promise<Whole> {
  const request = requestOf(context)
  const after = (await changePost(post, request, change)) ?? (await findPost(post._id))
  if (!after) {
    throw new AppError('NOT_FOUND')
  }
  if (!after.spent.includes(request)) {
    throw new AppError('EDIT_CONFLICT')
  }
  return after
}

function requestOf({ method, caller, requestId }: ActContext): string {
  return lastingId('request', method, caller.memberId, requestId)
}

function refused(state: PostState): AppError {
  return new AppError('POST_REFUSED', { state })
}
