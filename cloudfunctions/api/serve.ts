import cloud, { type IContextParam } from '@cloudbase/node-sdk'
import * as v from 'valibot'
import { contract, type Method } from '../contract/contract'
import { apiEvent, type ErrorReply, type Reply } from '../contract/reply'
import type { Handler } from '../platform/access'
import { AppError } from '../platform/app-error'
import { findCaller } from '../platform/identity'
import { logCall } from '../platform/log'
import { maintenanceText } from '../platform/operator-words'
import { handlers } from './handlers'

/** Set where replies are checked against the contract: in tests and in the emulator. */
const isCheckingReplies = process.env.CHECK_REPLIES === 'on'

/** One call from the mini-program: parse, find the caller, check the right, run, answer. Never throws. */
export async function serve(
  event: unknown,
  platform: IContextParam,
  now: () => number,
): Promise<Reply<Method>> {
  const startedAt = performance.now()
  const traceId = platform.request_id
  let method = 'unknown'
  const finish = (outcome: string, error?: unknown) =>
    logCall({ traceId, method, outcome, milliseconds: Math.round(performance.now() - startedAt), error })
  try {
    refuseInMaintenance()
    const call = parseEvent(event)
    method = call.method
    const data = await run(call, platform, now())
    finish('ok')
    return { ok: true, data }
  } catch (error) {
    const reply = toReply(error, traceId)
    finish(reply.code, error instanceof AppError ? undefined : error)
    return { ok: false, error: reply }
  }
}

/** Before anything is looked at, also the event: a phone of another version is told the same. */
function refuseInMaintenance(): void {
  const text = maintenanceText()
  if (text !== undefined) {
    throw new AppError('MAINTENANCE', { text })
  }
}

type Call = v.InferOutput<typeof apiEvent>

async function run({ method, input, requestId }: Call, platform: IContextParam, now: number) {
  const parsed = parse(contract[method].input, input, 'input')
  const openid = cloud.getCloudbaseContext(platform).WX_OPENID
  const caller = await findCaller(openid, now)
  // A row of the table takes exactly the input its own contract row has just parsed.
  const handler = handlers[method] as Handler<Method>
  const data = await handler.run({ method, now, openid, caller, requestId }, parsed as never)
  return isCheckingReplies ? v.parse(v.strictObject({ data: contract[method].output }), { data }).data : data
}

function parseEvent(event: unknown): Call {
  const methodName = (event as { method?: unknown } | null | undefined)?.method
  if (typeof methodName === 'string' && !Object.hasOwn(contract, methodName)) {
    throw new AppError('UNKNOWN_METHOD')
  }
  return parse(apiEvent, event, 'event')
}

function parse<S extends v.GenericSchema>(schema: S, value: unknown, root: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) {
    return result.output
  }
  throw new AppError('INVALID_INPUT', { path: v.getDotPath(result.issues[0]) ?? root })
}

function toReply(error: unknown, traceId: string): ErrorReply {
  if (error instanceof AppError) {
    return { code: error.code, details: error.details, traceId } as ErrorReply
  }
  return { code: 'INTERNAL', details: null, traceId }
}
