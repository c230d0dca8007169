import type { Method, Output, ParsedInput, WriteMethod } from '../contract/contract'
import { AppError } from './app-error'
import { markRefused, recordAct } from './audit'
import type { ActContext, Context, MemberContext, OfficerContext, UserContext, WriteContext } from './context'
import { readTrees } from './organisation'
import type { Right } from './rights'
import { isEmpty, scopeOf } from './scope'

type Run<C, M extends Method> = (context: C, input: ParsedInput<M>) => Promise<Output<M>>
type ReadMethod = Exclude<Method, WriteMethod>

/** One row of the API: who may, and what it lets them do. A row without a right does not compile. */
export interface Handler<M extends Method> {
  readonly right: 'anyone' | 'user' | 'member' | Right
  readonly run: Run<Context, M>
}

export type Handlers = { readonly [M in Method]: Handler<M> }

/** Visitors, too. */
export function anyone<M extends ReadMethod>(run: Run<Context, M>): Handler<M> {
  return { right: 'anyone', run }
}

/** Any WeChat user, bound or not, may do this for themselves. */
export function userMay<M extends WriteMethod>(run: Run<UserContext, M>): Handler<M> {
  return {
    right: 'user',
    run: (context, input) => {
      if (!context.openid) {
        throw new AppError('FORBIDDEN')
      }
      return run({ ...context, openid: context.openid, requestId: requestIdOf(context) }, input)
    },
  }
}

/** Whoever is bound to a roster entry may do this for themselves. */
export function memberMay<M extends WriteMethod>(run: Run<WriteContext, M>): Handler<M> {
  return {
    right: 'member',
    run: (context, input) => run({ ...asMember(context), requestId: requestIdOf(context) }, input),
  }
}

/** Whoever is bound may read this of themselves. */
export function memberSees<M extends ReadMethod>(run: Run<MemberContext, M>): Handler<M> {
  return { right: 'member', run: (context, input) => run(asMember(context), input) }
}

/** An officer with this right reads within its scope. */
export function officerSees<M extends ReadMethod>(right: Right, run: Run<OfficerContext, M>): Handler<M> {
  return { right, run: async (context, input) => run(await asOfficer(context, right), input) }
}

/** An officer with this right acts within its scope, and the act is recorded. */
export function officerMay<M extends WriteMethod>(right: Right, run: Run<ActContext, M>): Handler<M> {
  return {
    right,
    async run(context, input) {
      const officer = await asOfficer(context, right)
      const requestId = requestIdOf(context)
      let actId = `${officer.caller.memberId}:${requestId}`
      let isRecorded = false
      let isFirst = false
      const record: ActContext['record'] = async ({ deed, ...act }) => {
        const { memberId } = officer.caller
        actId = deed ?? actId
        isFirst = await recordAct({
          _id: actId,
          at: context.now,
          by: memberId,
          method: context.method,
          ...act,
        })
        isRecorded = true
      }
      try {
        const output = await run({ ...officer, requestId, record }, input)
        if (!isRecorded) {
          throw new Error(`${context.method} left no record in the audit`)
        }
        return output
      } catch (error) {
        // A late duplicate is refused for what came after the act, which was done all the same; BUSY is repeated.
        if (isFirst && error instanceof AppError && error.code !== 'BUSY') {
          await markRefused(actId)
        }
        throw error
      }
    },
  }
}

/** The member themselves, or an officer with this right for somebody in its scope; that is recorded. */
export function selfOrOfficerMay<M extends WriteMethod>(
  right: Right,
  isSelf: (context: MemberContext, input: ParsedInput<M>) => boolean,
  asSelf: Run<WriteContext, M>,
  asOfficer: Run<ActContext, M>,
): Handler<M> {
  const self = memberMay(asSelf)
  const officer = officerMay(right, asOfficer)
  return {
    right,
    run: (context, input) => (isSelf(asMember(context), input) ? self : officer).run(context, input),
  }
}

export function asMember(context: Context): MemberContext {
  if (!context.caller) {
    throw new AppError('NOT_BOUND')
  }
  return { ...context, caller: context.caller }
}

async function asOfficer(context: Context, right: Right): Promise<OfficerContext> {
  const member = asMember(context)
  if (member.caller.roles.length === 0) {
    throw new AppError('FORBIDDEN')
  }
  const scope = scopeOf(member.caller.roles, right, await readTrees(context.now))
  if (isEmpty(scope)) {
    throw new AppError('FORBIDDEN')
  }
  return { ...member, scope }
}

function requestIdOf({ requestId }: Context): string {
  if (!requestId) {
    throw new AppError('INVALID_INPUT', { path: 'requestId' })
  }
  return requestId
}
