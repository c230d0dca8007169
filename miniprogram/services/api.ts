import type { Input, Method, Output, WriteMethod } from '../../cloudfunctions/contract/contract'
import type { ErrorReply, Reply } from '../../cloudfunctions/contract/reply'
import { cloudEnvironment } from './cloud-environment'

/**
 * No reply of ours arrived. `NETWORK`: the phone reached nobody, or nobody answered in time. `SERVICE`: the
 * cloud answered, but our function did not run to its end. Either way a write may have been carried out.
 */
export interface NoReply {
  code: 'NETWORK' | 'SERVICE'
  details: null
  traceId: string
}

/** `code` may also be one that a newer server knows and this version does not. */
export type Failure = ErrorReply | NoReply

export type Answer<M extends Method> = { ok: true; data: Output<M> } | { ok: false; error: Failure }

export type ReadMethod = Exclude<Method, WriteMethod>

/** Long enough for a cold start on a weak link, short enough that nobody wonders whether the tap was felt. */
const patience = 8000

/** Our function runs in the cloud of WeChat; to be called once, before the first `call`. */
export function openCloud(): void {
  wx.cloud.init(cloudEnvironment ? { env: cloudEnvironment, traceUser: false } : { traceUser: false })
}

const failureListeners = new Set<(failure: Failure) => void>()

/** Hears of every call that failed, whichever page made it; for the life of the app. */
export function watchFailures(listener: (failure: Failure) => void): void {
  failureListeners.add(listener)
}

/** Calls one method of the contract. A write needs a request id: the same id again has the same outcome. */
export function call<M extends ReadMethod>(method: M, input: Input<M>): Promise<Answer<M>>
export function call<M extends WriteMethod>(
  method: M,
  input: Input<M>,
  options: { requestId: string },
): Promise<Answer<M>>
export async function call<M extends Method>(
  method: M,
  input: Input<M>,
  options?: { requestId: string },
): Promise<Answer<M>> {
  const answer = await ask(method, input, options)
  if (!answer.ok) {
    for (const listener of failureListeners) {
      listener(answer.error)
    }
  }
  return answer
}

async function ask<M extends Method>(
  method: M,
  input: Input<M>,
  options?: { requestId: string },
): Promise<Answer<M>> {
  try {
    const { result } = await inTime(
      wx.cloud.callFunction({ name: 'api', data: { method, input, ...options } }),
    )
    // The server answers by the contract (tested there); only the outer shape is looked at here.
    return isReply(result) ? (result as Reply<M>) : { ok: false, error: noReply('SERVICE') }
  } catch (error) {
    return { ok: false, error: noReply(isFromCloud(error) ? 'SERVICE' : 'NETWORK') }
  }
}

/** A picture over a weak link takes its time. */
const uploadPatience = 60_000

/**
 * Puts a file of the phone into the cloud's storage and tells how far it is, in percent. The same path again replaces
 * what this person put there, so a retry leaves nothing behind.
 */
export async function upload(
  cloudPath: string,
  filePath: string,
  onProgress: (percent: number) => void,
): Promise<{ ok: true; fileId: string } | { ok: false; error: NoReply }> {
  const sending = new Promise<string>((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      cloudPath,
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: reject,
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
  })
  try {
    return { ok: true, fileId: await inTime(sending, uploadPatience) }
  } catch (error) {
    return { ok: false, error: noReply(isFromCloud(error) ? 'SERVICE' : 'NETWORK') }
  }
}

function noReply(code: NoReply['code']): NoReply {
  return { code, details: null, traceId: '' }
}

function isReply(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result
}

/**
 * WeChat numbers what the cloud reports: -404xxx for a function that failed, -5xxxxx and -6xxxxx for the
 * environment. A lost connection carries none of these.
 */
function isFromCloud(error: unknown): boolean {
  const code = (error as { errCode?: unknown } | null)?.errCode
  return typeof code === 'number' && (code <= -500000 || (code <= -404000 && code > -405000))
}

function inTime<T>(promise: Promise<T>, within = patience): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no reply in time')), within)
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      finish()
    }
    promise.then(
      (value) => settle(() => resolve(value)),
      (error) => settle(() => reject(error)),
    )
  })
}
