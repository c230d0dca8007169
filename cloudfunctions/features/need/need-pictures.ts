import { findPictureIds } from './need-store'

/** The pictures these needs refer to; those that are gone refer to none. One operation. */
export async function needPictures(needIds: readonly string[]): Promise<string[]> {
  return (await findPictureIds(needIds)).flatMap(({ pictureId }) => pictureId ?? [])
}
