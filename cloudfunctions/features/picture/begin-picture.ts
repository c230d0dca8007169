import type { Output, ParsedInput } from '../../contract/contract'
import type { WriteContext } from '../../platform/context'
import { lastingId } from '../binding/lasting-id'
import { KEPT, pathsOf } from './picture-rules'
import { insertPicture } from './picture-store'

/**
 * Names the place for one upload. It is written down first, so that no file is ever forgotten. Two operations with the
 * look-up of the caller; the same request names the same place.
 */
export async function beginPicture(
  { caller, now, requestId }: WriteContext,
  { use }: ParsedInput<'picture.begin'>,
): Promise<Output<'picture.begin'>> {
  const pictureId = lastingId('picture', caller.memberId, requestId)
  await insertPicture({
    _id: pictureId,
    by: caller.memberId,
    use,
    state: 'begun',
    asked: 0,
    keptUntil: now + KEPT,
  })
  return { pictureId, cloudPath: pathsOf(pictureId).upload }
}
