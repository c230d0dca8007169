import { AppError } from '../../platform/app-error'
import { askAboutPicture } from '../../platform/content-check'
import { putFile, readFile, temporaryUrlOf } from '../../platform/storage'
import { measurePicture, type Size } from './measure-picture'
import { MOST_BYTES, pathsOf } from './picture-rules'
import { withoutPlace } from './without-place'

export interface Copy {
  pictureId: string
  size: Size
  /** Absent: WeChat could not be asked. */
  traceId: string | undefined
}

/** WeChat takes its time to come for the picture; it answers within thirty minutes. */
const FOR_WECHAT = 2 * 60 * 60

/** From where the phone put it to where it cannot change it; what the phone puts there later concerns nobody. */
export async function copyUpload(pictureId: string, openid: string): Promise<Copy> {
  const { upload, waiting } = pathsOf(pictureId)
  const bytes = await readFile(upload, MOST_BYTES)
  const size = bytes && measurePicture(bytes)
  if (!size) {
    throw new AppError('PHOTO_REFUSED')
  }
  await putFile(waiting, withoutPlace(bytes))
  return { pictureId, size, traceId: await askAboutWaiting(pictureId, openid) }
}

export async function askAboutWaiting(pictureId: string, openid: string): Promise<string | undefined> {
  const url = await temporaryUrlOf(pathsOf(pictureId).waiting, FOR_WECHAT)
  return url === undefined ? undefined : askAboutPicture(openid, url)
}
