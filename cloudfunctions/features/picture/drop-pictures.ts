import { lookAtOnce } from './picture-store'

/**
 * To be called after what referred to them no longer does: the next timer removes those that really nobody refers to.
 * One operation.
 */
export async function dropPictures(pictureIds: readonly string[], now: number): Promise<void> {
  if (pictureIds.length > 0) {
    await lookAtOnce(pictureIds, now)
  }
}
