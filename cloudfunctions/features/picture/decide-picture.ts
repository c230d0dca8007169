import type { Verdict } from '../../platform/content-check'
import { fileIds, putFile, readFile, removeFiles } from '../../platform/storage'
import { KEPT, MOST_BYTES, pathsOf } from './picture-rules'
import { findByTrace, type Known, settle } from './picture-store'
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
    await removeFiles(await fileIds([waiting]))
  }
  return isDone
}

async function refuse(picture: Known, traceId: string, now: number): Promise<boolean> {
  await tellRefused(picture, now)
  await removeFiles(await fileIds([pathsOf(picture._id).waiting]))
  return settle(picture._id, traceId, 'refused', now + KEPT)
}
