import type { Verdict } from '../../platform/content-check'
import { putFile, readFile, removePaths } from '../../platform/storage'
import { KEPT, MOST_BYTES, pathsOf } from './picture-rules'
import { findByTrace, findPictures, type Known, settle } from './picture-store'
import { removePictureFiles } from './remove-picture-files'
import { tellRefused } from './tell-refused'

/**
 * WeChat's answer about one picture. May come twice, or be cut off anywhere: files first, then the one write that says
 * it is done, and WeChat is asked again about what stayed undone. An answer nobody waits for does nothing.
 */
export async function decidePicture(traceId: string, verdict: Verdict, now: number): Promise<boolean> {
  const picture = verdict === 'unreachable' ? undefined : await findByTrace(traceId)
  if (picture?.state !== 'checking') {
    return false
  }
  return verdict === 'passed' ? pass(picture, traceId, now) : refuse(picture, traceId, now)
}

async function pass({ _id }: Known, traceId: string, now: number): Promise<boolean> {
  const { waiting, checked } = pathsOf(_id)
  const bytes = await readFile(waiting, MOST_BYTES)
  if (bytes === undefined) {
    return false
  }
  await putFile(checked, bytes)
  const isDone = await settle(_id, traceId, 'passed', now + KEPT)
  if (isDone) {
    await removePaths([waiting])
  } else {
    await removeIfRefused(_id)
  }
  return isDone
}

/** WeChat was asked again, and its no came while this yes was being carried out. */
async function removeIfRefused(pictureId: string): Promise<void> {
  const [picture] = await findPictures([pictureId])
  if (picture?.state === 'refused') {
    await removePictureFiles([pictureId])
  }
}

/** Wherever it lies: a yes that was cut off may have put it where people see it. */
async function refuse(picture: Known, traceId: string, now: number): Promise<boolean> {
  await tellRefused(picture, now)
  await removePictureFiles([picture._id])
  return settle(picture._id, traceId, 'refused', now + KEPT)
}
