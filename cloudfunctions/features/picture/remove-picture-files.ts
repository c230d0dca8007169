import chunk from 'lodash/chunk'
import { fileIds, removeFiles } from '../../platform/storage'
import { pathsOf } from './picture-rules'

/** The vendor takes fifty in one call. */
const AT_ONCE = 50

/** Wherever its bytes may be. */
export async function removePictureFiles(pictureIds: readonly string[]): Promise<void> {
  const paths = pictureIds.flatMap((id) => Object.values(pathsOf(id)))
  await Promise.all(chunk(await fileIds(paths), AT_ONCE).map(removeFiles))
}
