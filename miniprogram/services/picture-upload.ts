import type { PictureUse } from '../../cloudfunctions/contract/picture'
import { call, type Failure, upload } from './api'

/** Sharp on the width of a phone; a tenth of what a camera makes. */
const WIDTH = 1280
const QUALITY = 70

/**
 * Camera or album: up to `most` pictures, made small, as files that WeChat may remove once the app is closed. None
 * when the person chose none. What cannot be made small goes as it was chosen.
 */
export async function choosePictures(most: number): Promise<string[]> {
  const chosen = await wx
    .chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] })
    // Closing the album, or refusing WeChat's question, is no failure.
    .catch(() => ({ tempFiles: [] }))
  const small: string[] = []
  for (const { tempFilePath } of chosen.tempFiles) {
    small.push(await madeSmall(tempFilePath))
  }
  return small
}

/**
 * Brings one picture into the cloud and answers its id, which a save then refers to. The same request id again goes to
 * the same place, so a retry leaves nothing behind; what no save refers to within a day is gone and needs a new one.
 */
export async function uploadPicture(
  { filePath, requestId }: { filePath: string; requestId: string },
  use: PictureUse,
  onProgress: (percent: number) => void,
): Promise<{ pictureId: string } | { error: Failure }> {
  const begun = await call('picture.begin', { use }, { requestId })
  if (!begun.ok) {
    return { error: begun.error }
  }
  const { pictureId, cloudPath } = begun.data
  const sent = await upload(cloudPath, filePath, onProgress)
  return sent.ok ? { pictureId } : { error: sent.error }
}

async function madeSmall(src: string): Promise<string> {
  try {
    const { tempFilePath } = await wx.compressImage({ src, quality: QUALITY, compressedWidth: WIDTH })
    return tempFilePath
  } catch {
    return src
  }
}
