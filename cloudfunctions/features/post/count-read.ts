import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { UserContext } from '../../platform/context'
import { countRead } from './feed-store'
import { isFor } from './list-rules'
import { surroundingsOf } from './reader-of'

/** A number only: who read what stands nowhere (PRODUCT §1.1). Two operations with the look-up of the caller. */
export async function noteRead(
  context: UserContext,
  { postId }: ParsedInput<'post.read'>,
): Promise<Output<'post.read'>> {
  const { now, requestId } = context
  const { reader } = await surroundingsOf(context)
  const post = await countRead(postId, requestId, now)
  if (!post || !isFor(post.lists, reader)) {
    throw new AppError('NOT_FOUND')
  }
  return { reads: post.reads }
}
