import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { findAct } from '../../platform/audit'
import type { ActContext } from '../../platform/context'
import { findForAct, recordAct } from './act-on-post'
import { dropAfterWrite } from './content-pictures'
import { findPost, removePost } from './post-store'

/** A draft, or what was withdrawn, and its pictures: gone for good. Four operations with the look-up of the caller. */
export async function deletePost(
  context: ActContext,
  { postId, version }: ParsedInput<'post.delete'>,
): Promise<Output<'post.delete'>> {
  try {
    const { post } = await findForAct(context, { postId, version }, 'delete')
    await recordAct(context, post, '删除动态')
    await dropAfterWrite([post.sizes, post.correction?.sizes ?? {}], [], context.now)
    if (!(await removePost(post)) && (await findPost(postId))) {
      throw new AppError('EDIT_CONFLICT')
    }
  } catch (error) {
    await findDeleted(context, postId, error)
  }
  return { postId }
}

/** A repetition finds no post but its own act; it was deleted then. */
async function findDeleted(context: ActContext, postId: string, error: unknown): Promise<void> {
  const isGone = error instanceof AppError && error.code === 'NOT_FOUND'
  const act = isGone ? await findAct(context.caller.memberId, context.requestId) : undefined
  if (act?.subjectId !== postId || act.isRefused) {
    throw error
  }
  await recordAct(context, { _id: postId, branchId: act.orgId }, act.note)
}
