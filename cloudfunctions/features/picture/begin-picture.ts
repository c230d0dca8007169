import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { lastingId } from '../binding/lasting-id'
import { KEPT, pathsOf } from './picture-rules'
import { findPictures, insertPicture, keepBegun } from './picture-store'

/**
 * Names the place for one upload. It is written down first, so that no file is ever forgotten. Two operations with the
 * look-up of the caller; the same request names the same place, and costs two more.
 */
export async function beginPicture(
  { caller, now, requestId }: WriteContext,
  { use }: ParsedInput<'picture.begin'>,
): Promise<Output<'picture.begin'>> {
  const pictureId = lastingId('picture', caller.memberId, requestId)
  const keptUntil = now + KEPT
  const isNew = await insertPicture({
    _id: pictureId,
    by: caller.memberId,
    use,
    state: 'begun',
    asked: 0,
    keptUntil,
  })
  if (!isNew) {
    await beginAgain(pictureId, keptUntil)
  }
  return { pictureId, cloudPath: pathsOf(pictureId).upload }
}

/** A phone that comes back a day later finds the place still there, or is told to come again once it is cleared. */
async function beginAgain(pictureId: string, keptUntil: number): Promise<void> {
  await keepBegun(pictureId, keptUntil)
  const [picture] = await findPictures([pictureId])
  if (!picture || picture.state === 'gone') {
    throw new AppError('BUSY')
  }
}
