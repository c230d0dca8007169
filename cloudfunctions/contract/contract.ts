import type * as v from 'valibot'
import { sessionMe } from './session'
import { taskClaim, taskDays, taskGet, taskList, taskRelease } from './task'

/** Every method the mini-program may call: its name, what goes in and what comes out. */
export const contract = {
  'session.me': sessionMe,
  'task.list': taskList,
  'task.days': taskDays,
  'task.get': taskGet,
  'task.claim': taskClaim,
  'task.release': taskRelease,
} as const

export type Contract = typeof contract
export type Method = keyof Contract

/** What a caller sends: defaults may be left out. */
export type Input<M extends Method> = v.InferInput<Contract[M]['input']>
/** What a handler receives: parsed, defaults filled in. */
export type ParsedInput<M extends Method> = v.InferOutput<Contract[M]['input']>
export type Output<M extends Method> = v.InferOutput<Contract[M]['output']>

/** Methods that change something; they carry a `requestId`, and repeating one is harmless. */
export type WriteMethod = { [M in Method]: Contract[M]['kind'] extends 'write' ? M : never }[Method]
