import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { UserContext } from '../../platform/context'
import { countRead } from './feed-store'

/** A number only: who read what stands nowhere (PRODUCT §1.1). Two operations with the look-up of the caller. */
export async function noteRead(
  { now, requestId }: UserContext,
  { postId }: ParsedInput<'post.read'>,
): Promise<Output<'post.read'>> {
  const reads = await countRead(postId, requestId, now)
  if (reads === undefined) {
    throw new AppError('NOT_FOUND')
  }
  return { reads }
}
