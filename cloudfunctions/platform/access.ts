import type { Method, Output, ParsedInput, WriteMethod } from '../contract/contract'
import { AppError } from './app-error'
import type { Context, MemberContext, WriteContext } from './context'

type Run<C, M extends Method> = (context: C, input: ParsedInput<M>) => Promise<Output<M>>

/** One row of the API: a right, and what it lets the caller do. */
export interface Handler<M extends Method> {
  readonly right: 'anyone' | 'member'
  readonly run: Run<Context, M>
}

export type Handlers = { readonly [M in Method]: Handler<M> }

/** Visitors, too. */
export function anyone<M extends Exclude<Method, WriteMethod>>(run: Run<Context, M>): Handler<M> {
  return { right: 'anyone', run }
}

/** Whoever is bound to a roster entry. */
export function memberMay<M extends WriteMethod>(run: Run<WriteContext, M>): Handler<M> {
  return { right: 'member', run: (context, input) => run(asWriter(asMember(context)), input) }
}

export function asMember(context: Context): MemberContext {
  if (!context.caller) {
    throw new AppError('NOT_BOUND')
  }
  return { ...context, caller: context.caller }
}

function asWriter(context: MemberContext): WriteContext {
  if (!context.requestId) {
    throw new AppError('INVALID_INPUT', { path: 'requestId' })
  }
  return { ...context, requestId: context.requestId }
}
