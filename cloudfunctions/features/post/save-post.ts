import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { op } from '../../platform/database'
import { reachesBranch } from '../../platform/scope'
import { findBranch } from '../binding/branch-in-scope'
import { lastingId } from '../binding/lasting-id'
import { findForAct, recordAct, writeAct } from './act-on-post'
import { dropAfterWrite, takePictures } from './content-pictures'
import { refuseContent } from './content-rules'
import { newPost, refuseSettings } from './post-rules'
import { findPostIn, insertPost, type Whole } from './post-store'
import { townOf } from './town-of'
import { viewEditable } from './view-editable'

type Draft = Omit<ParsedInput<'post.save'>, 'postId' | 'version'>

/**
 * A new draft, or a draft changed. Whoever saves is the one the words belong to from then on. Three operations with the
 * look-up of the caller for a new one, four for a change; pictures that are new or left out come on top.
 */
export async function savePost(
  context: ActContext,
  { postId, version, ...draft }: ParsedInput<'post.save'>,
): Promise<Output<'post.save'>> {
  refuseContent(draft.content)
  refuseSettings(draft, context.now)
  if (!reachesBranch(context.scope, draft.branchId)) {
    throw new AppError('NOT_FOUND')
  }
  await findBranch(draft.branchId, context.now)
  const saved =
    postId === undefined ? await begin(context, draft) : await change(context, { postId, version }, draft)
  return viewEditable(context, saved)
}

/** The id is made of the request: sending it again begins nothing twice. */
async function begin(context: ActContext, draft: Draft): Promise<Whole> {
  const { caller, now, requestId, scope } = context
  const postId = lastingId('post', caller.memberId, requestId)
  await recordAct(context, { _id: postId, branchId: draft.branchId }, '起草动态')
  const post = newPost(postId, {
    ...draft,
    sizes: await takePictures(context, draft.content, {}, postId),
    townId: await townOf(draft.branchId, now),
    authorId: caller.memberId,
    savedAt: now,
  })
  if (await insertPost(post)) {
    return post
  }
  const earlier = await findPostIn(scope, postId)
  if (!earlier) {
    throw new AppError('NOT_FOUND')
  }
  return earlier
}

async function change(
  context: ActContext,
  named: { postId: string; version: number | undefined },
  { content, audience, publishAt, source, ...rest }: Draft,
): Promise<Whole> {
  if (named.version === undefined) {
    throw new AppError('INVALID_INPUT', { path: 'version' })
  }
  const { post, isDone } = await findForAct(context, named, 'edit')
  await recordAct(context, post, '修改动态草稿')
  if (isDone) {
    return post
  }
  const sizes = await takePictures(context, content, post.sizes, post._id)
  await dropAfterWrite([post.sizes], [sizes], context.now)
  return writeAct(context, post, {
    ...rest,
    audience: op.set(audience),
    content: op.set(content),
    sizes: op.set(sizes),
    publishAt: publishAt ?? op.unset(),
    source: source ? op.set(source) : op.unset(),
    townId: await townOf(rest.branchId, context.now),
    authorId: context.caller.memberId,
    textCheck: 'none',
    savedAt: context.now,
  })
}
