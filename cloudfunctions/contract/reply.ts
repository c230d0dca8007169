import * as v from 'valibot'
import { contract, type Method, type Output } from './contract'
import type { ErrorCode, ErrorDetails } from './errors'
import { requestId } from './method'

export type ErrorReply = {
  [C in ErrorCode]: { code: C; details: ErrorDetails[C]; traceId: string }
}[ErrorCode]

export type Reply<M extends Method> = { ok: true; data: Output<M> } | { ok: false; error: ErrorReply }

const methodNames = Object.keys(contract) as [Method, ...Method[]]

/** What the mini-program sends to the function `api`. Who calls is never part of it. */
export const apiEvent = v.object({
  method: v.picklist(methodNames),
  input: v.optional(v.unknown(), {}),
  requestId: v.optional(requestId),
})
