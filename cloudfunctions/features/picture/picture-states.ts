import type { PictureState } from '../../contract/picture'
import type { Size } from './measure-picture'
import { findPictures } from './picture-store'

/** What WeChat says of pictures that were taken in; one operation. */
export async function pictureStates(
  pictureIds: readonly string[],
): Promise<ReadonlyMap<string, Size & { state: PictureState }>> {
  const found = await findPictures(pictureIds)
  return new Map(
    found.flatMap(({ _id, state, width = 0, height = 0 }) =>
      state === 'checking' || state === 'passed' || state === 'refused'
        ? [[_id, { state, width, height }] as const]
        : [],
    ),
  )
}
