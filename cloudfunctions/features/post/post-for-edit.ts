import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { OfficerContext } from '../../platform/context'
import { findPostIn } from './post-store'
import { viewEditable } from './view-editable'

/** For those who write and review; what the caller may do with it comes along. Two operations and those of the view. */
export async function postForEdit(
  context: OfficerContext,
  { postId }: ParsedInput<'post.forEdit'>,
): Promise<Output<'post.forEdit'>> {
  const post = await findPostIn(context.scope, postId)
  if (!post) {
    throw new AppError('NOT_FOUND')
  }
  return viewEditable(context, post)
}
