import type { PhotoView, PictureUse } from '../../cloudfunctions/contract/picture'
import type { Failure } from './api'
import { choosePictures, uploadPicture } from './picture-upload'
import { newRequestId } from './request-id'

/** A picture on the phone, made small; it leaves the phone only when the person sends. */
export interface Photo {
  filePath: string
  /** Names its upload: a retry goes to the same place and replaces what the first try left. */
  requestId: string
}

/** Pictures that have arrived, by their upload: a retry of what refers to one does not send it twice. */
const arrived = new Map<string, string>()

/** Camera or album; `undefined` when the person chose none. */
export async function choosePhoto(): Promise<Photo | undefined> {
  const [filePath] = await choosePictures(1)
  return filePath === undefined ? undefined : { filePath, requestId: newRequestId() }
}

/** The id of the stored picture, or why it is not there; nothing to do without one. */
export async function sendPhoto(
  photo: Photo | null,
  use: PictureUse,
  onProgress: (percent: number) => void,
): Promise<{ pictureId: string | undefined } | { error: Failure }> {
  if (!photo) {
    return { pictureId: undefined }
  }
  const known = arrived.get(photo.requestId)
  const sent = known === undefined ? await uploadPicture(photo, use, onProgress) : { pictureId: known }
  if ('pictureId' in sent) {
    arrived.set(photo.requestId, sent.pictureId)
  }
  return sent
}

/** What its author is told of a picture that others are not shown (yet); empty once it has passed. */
export function photoNote(photo: PhotoView | undefined): string {
  if (photo?.check === 'checking') {
    return '照片还在检查，检查过了别人才看得到。'
  }
  return photo?.check === 'refused' ? '照片没有通过微信的检查，别人看不到。' : ''
}
