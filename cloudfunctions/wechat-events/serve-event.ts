import type { IContextParam } from '@cloudbase/node-sdk'
import * as v from 'valibot'
import { decidePicture } from '../features/picture/decide-picture'
import { verdictOf } from '../platform/content-check'
import { logCall } from '../platform/log'
import { maintenanceText } from '../platform/operator-words'

/**
 * WeChat's answer to `security.mediaCheckAsync`, as it is pushed to a function: `errcode` only where it could not look
 * at the picture, `result` only where it could. Whatever else it carries is not read.
 */
const pictureChecked = v.object({
  MsgType: v.literal('event'),
  Event: v.literal('wxa_media_check'),
  trace_id: v.pipe(v.string(), v.regex(/^[\w-]{1,128}$/)),
  errcode: v.optional(v.number()),
  result: v.optional(v.object({ suggest: v.optional(v.string()) })),
})

/**
 * One event of WeChat's. Who sends it cannot be told from it: what counts is that it names a trace id that WeChat gave
 * us and nobody else. Never throws, and always answers what WeChat wants to hear: our own timer finishes what fails.
 */
export async function serveEvent(
  event: unknown,
  platform: IContextParam,
  now: () => number,
): Promise<'success'> {
  const startedAt = performance.now()
  const finish = (outcome: string, error?: unknown) =>
    logCall({
      traceId: platform.request_id,
      method: 'wechat-events',
      outcome,
      milliseconds: Math.round(performance.now() - startedAt),
      error,
    })
  // Nothing writes during maintenance; an answer that is missing is asked for again.
  if (maintenanceText() !== undefined) {
    finish('MAINTENANCE')
    return 'success'
  }
  const parsed = v.safeParse(pictureChecked, event)
  if (!parsed.success) {
    finish('UNKNOWN_EVENT')
    return 'success'
  }
  try {
    const { trace_id: traceId, errcode = 0, result } = parsed.output
    const verdict = errcode === 0 ? verdictOf(result) : 'unreachable'
    finish((await decidePicture(traceId, verdict, now())) ? verdict : 'nothing to do')
  } catch (error) {
    finish('INTERNAL', error)
  }
  return 'success'
}
