import { findPictureIds } from './deed-store'

/** The pictures these deeds refer to; those that are gone refer to none. One operation. */
export async function deedPictures(deedIds: readonly string[]): Promise<string[]> {
  return (await findPictureIds(deedIds)).flatMap(({ pictureId }) => pictureId ?? [])
}
