import cloud, { type IContextParam } from '@cloudbase/node-sdk'
import * as v from 'valibot'
import { logCall } from '../platform/log'
import { kinds } from './kinds'
import { runKinds } from './run-kinds'

/** What CloudBase hands to a function when its timer fires. */
const timerEvent = v.object({ Type: v.literal('Timer'), TriggerName: v.string() })

/** A function has twenty seconds; what is left after these is done ten minutes later. */
const BUDGET = 15_000

export type TimerReply =
  | { ok: true; done: Readonly<Record<string, number>> }
  | { ok: false; error: { code: 'FORBIDDEN'; details: null; traceId: string } }

/**
 * One run of the timed work. Somebody with an openid is no timer, whatever their event says: the function's own rule
 * keeps clients out, and this does if that rule is ever missing.
 */
export async function serveTimer(
  event: unknown,
  platform: IContextParam,
  now: () => number,
): Promise<TimerReply> {
  const traceId = platform.request_id
  if (cloud.getCloudbaseContext(platform).WX_OPENID || !v.is(timerEvent, event)) {
    logCall({ traceId, method: 'jobs', outcome: 'FORBIDDEN', milliseconds: 0 })
    return { ok: false, error: { code: 'FORBIDDEN', details: null, traceId } }
  }
  return { ok: true, done: await runKinds(kinds, { now: now(), budget: BUDGET, traceId }) }
}
