import { removePaths } from '../../platform/storage'
import { pathsOf } from './picture-rules'
import type { Known } from './picture-store'

/** Wherever their bytes may be. */
export async function removePictureFiles(pictureIds: readonly string[]): Promise<void> {
  await removePaths(pictureIds.flatMap((id) => Object.values(pathsOf(id))))
}

/** What a call that died has left of pictures that were taken in: the upload and, once WeChat has answered, the copy. */
export async function removeLeftovers(pictures: readonly Known[]): Promise<void> {
  await removePaths(
    pictures.flatMap(({ _id, state }) => {
      const { upload, waiting } = pathsOf(_id)
      return state === 'checking' ? [upload] : [upload, waiting]
    }),
  )
}
