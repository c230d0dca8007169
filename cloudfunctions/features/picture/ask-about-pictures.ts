import chunk from 'lodash/chunk'
import { missingFiles } from '../../platform/storage'
import { accountsOf } from '../binding/accounts-of'
import { askAboutWaiting } from './copy-upload'
import { askAgainAt, pathsOf, tryAgainAt } from './picture-rules'
import { findDue, findToCheck, type Known, noteAsked, settleWithoutFile } from './picture-store'
import { removePictureFiles } from './remove-picture-files'
import { tellRefused } from './tell-refused'

const LIMIT = 20
const AT_ONCE = 5

/** Asks WeChat once more about what it has not answered, as its author. Two operations, and one for each picture. */
export async function askAboutDuePictures(now: number): Promise<{ done: number; isMore: boolean }> {
  const due = await findDue(now, LIMIT)
  if (due.length === 0) {
    return { done: 0, isMore: false }
  }
  const openids = await accountsOf(due.map(({ by }) => by))
  await askAll(due, ({ by }) => openids.get(by), now)
  return { done: due.length, isMore: due.length === LIMIT }
}

/** The same at once for these, with the account of somebody who is there now. One operation, and one for each. */
export async function askAboutPictures(
  pictureIds: readonly string[],
  openid: string,
  now: number,
): Promise<void> {
  if (pictureIds.length > 0) {
    await askAll(await findToCheck(pictureIds), () => openid, now)
  }
}

async function askAll(
  pictures: readonly Known[],
  accountFor: (picture: Known) => string | undefined,
  now: number,
): Promise<void> {
  if (pictures.length === 0) {
    return
  }
  const missing = await missingFiles(pictures.map(({ _id }) => pathsOf(_id).waiting))
  for (const few of chunk(pictures, AT_ONCE)) {
    await Promise.all(
      few.map((picture) =>
        missing.has(pathsOf(picture._id).waiting)
          ? finishRefusal(picture, now)
          : ask(picture, accountFor(picture), now),
      ),
    )
  }
}

async function ask(picture: Known, openid: string | undefined, now: number): Promise<void> {
  const traceId = openid === undefined ? undefined : await askAboutWaiting(picture._id, openid)
  const next = traceId === undefined ? tryAgainAt(now, picture.asked + 1) : askAgainAt(now, picture.asked + 1)
  await noteAsked(picture, traceId, next)
}

/** A refusal takes the file first and says so last. */
async function finishRefusal(picture: Known, now: number): Promise<void> {
  await tellRefused(picture, now)
  await removePictureFiles([picture._id])
  await settleWithoutFile(picture._id)
}
