import cloud, { type IContextParam } from '@cloudbase/node-sdk'
import * as v from 'valibot'
import { logCall } from '../platform/log'
import { maintenanceText } from '../platform/operator-words'
import { isBeingRestored } from '../platform/standing-restore'
import { noteBeginning, noteEnd } from './heartbeat'
import type { Heartbeat, KindRun } from './heartbeat-rules'
import { kinds } from './kinds'
import { type Kind, runKinds } from './run-kinds'

/** What CloudBase hands to a function when its timer fires. */
const timerEvent = v.object({ Type: v.literal('Timer'), TriggerName: v.string() })

/** A function has twenty seconds; what is left after these is done ten minutes later. */
const BUDGET = 15_000

export type TimerReply =
  | { ok: true; done: Readonly<Record<string, number>> }
  | { ok: false; error: { code: 'FORBIDDEN'; details: null; traceId: string } }

/**
 * One run of the timed work. Somebody with an openid is no timer, whatever their event says: the function's own rule
 * keeps clients out, and this does if that rule is ever missing. During maintenance it rests, so that nothing writes:
 * every kind of work is safe to do later.
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
  if (maintenanceText() !== undefined) {
    logCall({ traceId, method: 'jobs', outcome: 'MAINTENANCE', milliseconds: 0 })
    return { ok: true, done: {} }
  }
  if (await isBeingRestored()) {
    logCall({ traceId, method: 'jobs', outcome: 'RESTORING', milliseconds: 0 })
    return { ok: true, done: {} }
  }
  const runs = await runNoted(kinds, now(), traceId)
  return { ok: true, done: Object.fromEntries(runs.map(({ name, done }) => [name, done])) }
}

/** One run with its heartbeat, which holds up no work when it cannot be written. */
export async function runNoted(all: readonly Kind[], now: number, traceId: string): Promise<KindRun[]> {
  const began = performance.now()
  const run = { startedAt: now, traceId }
  const before = await tolerate(noteBeginning(run), traceId)
  const runs = await runKinds(all, { now, budget: BUDGET, traceId })
  if (before) {
    await tolerate(noteEnd(run, before, runs, Math.round(performance.now() - began)), traceId)
  }
  return runs
}

async function tolerate<T extends Heartbeat['kinds'] | void>(
  note: Promise<T>,
  traceId: string,
): Promise<T | undefined> {
  try {
    return await note
  } catch (error) {
    logCall({ traceId, method: 'jobs.heartbeat', outcome: 'INTERNAL', milliseconds: 0, error })
    return undefined
  }
}
