import type { Failure } from './api'
import { upload } from './api'

/** A picture on the phone, made small; it leaves the phone only when the person sends. */
export interface Photo {
  filePath: string
  /** Where it will lie; nobody guesses it, and a retry replaces what the first try left. */
  cloudPath: string
}

/** Enough to see a broken switch; a tenth of what a camera makes. */
const WIDTH = 1280
const QUALITY = 70

/** Camera or album, one picture for this folder; `undefined` when the person chose none. */
export async function choosePhoto(folder: string): Promise<Photo | undefined> {
  try {
    const { tempFiles } = await wx.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
    const [chosen] = tempFiles
    if (!chosen) {
      return undefined
    }
    const { tempFilePath } = await wx.compressImage({
      src: chosen.tempFilePath,
      quality: QUALITY,
      compressedWidth: WIDTH,
    })
    return { filePath: tempFilePath, cloudPath: `${folder}/${randomName()}.jpg` }
  } catch {
    // Closing the album, or refusing WeChat's question, is no failure.
    return undefined
  }
}

/** The id of the stored picture, or why it is not there; nothing to do without one. */
export async function sendPhoto(
  photo: Photo | null,
  onProgress: (percent: number) => void,
): Promise<{ fileId: string | undefined } | { error: Failure }> {
  if (!photo) {
    return { fileId: undefined }
  }
  const sent = await upload(photo.cloudPath, photo.filePath, onProgress)
  return sent.ok ? { fileId: sent.fileId } : { error: sent.error }
}

function randomName(): string {
  const part = () => Math.random().toString(16).slice(2, 14).padEnd(12, '0')
  return `${part()}${part()}${part()}`
}
