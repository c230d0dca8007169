import * as v from 'valibot'
import { contract, type Method, type Output } from './contract'
import { requestId } from './method'

/** What each error code carries, besides the code itself. A code without details carries `null`. */
export interface ErrorDetails {
  /** The event or its input does not fit the contract; `path` names the place. */
  INVALID_INPUT: { path: string }
  UNKNOWN_METHOD: null
  /** The caller has no roster entry yet. */
  NOT_BOUND: null
  FORBIDDEN: null
  NOT_FOUND: null
  /** Claims and releases end when the shift starts. */
  SHIFT_STARTED: null
  SHIFT_CANCELLED: null
  /** No place left, and the waiting list has reached its cap. */
  QUEUE_FULL: null
  /** I hold another shift at that time, counting an hour to get from one site to the other. */
  CLASH: { shiftId: string; taskTitle: string; startsAt: number; endsAt: number }
  /** This very request was carried out and its claim given back since; it never claims again. */
  CLAIM_RELEASED: null
  /** Many people at once; nothing was changed, the same request may be sent again. */
  BUSY: null
  INTERNAL: null
}

export type ErrorCode = keyof ErrorDetails

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
