import type { Method, Output, ParsedInput, WriteMethod } from '../contract/contract'
import { AppError } from './app-error'
import { actIdOf, markRefused, recordAct } from './audit'
import type { ActContext, Context, MemberContext, OfficerContext, UserContext, WriteContext } from './context'
import { readTrees } from './organisation'
import type { Right } from './rights'
import { isEmpty, reachesBranch, type Scope, scopeOf } from './scope'

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
    run: async (context, input) => recorded(await asOfficer(context, right), (act) => run(act, input)),
  }
}

async function recorded<R>(officer: OfficerContext, run: (context: ActContext) => Promise<R>): Promise<R> {
  const requestId = requestIdOf(officer)
  const { memberId } = officer.caller
  let actId = actIdOf(memberId, requestId)
  let isRecorded = false
  let isFirst = false
  const record: ActContext['record'] = async ({ deed, ...act }) => {
    actId = deed ?? actId
    isFirst = await recordAct({ _id: actId, at: officer.now, by: memberId, method: officer.method, ...act })
    isRecorded = true
  }
  try {
    const output = await run({ ...officer, requestId, record })
    if (!isRecorded) {
      throw new Error(`${officer.method} left no record in the audit`)
    }
    return output
  } catch (error) {
    // A late duplicate is refused for what came after the act, which was done all the same; BUSY is repeated.
    if (isFirst && error instanceof AppError && error.code !== 'BUSY') {
      await markRefused(actId)
    }
    throw error
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

/** What one person answers for, or an officer of its branch in their place: a shift, a need. */
export interface Charge {
  /** Absent: only officers answer for it. */
  leadId?: string
  branchId: string
}

type FindCharge<M extends Method, S extends Charge> = (input: ParsedInput<M>) => Promise<S | undefined>
type RunCharge<C, M extends Method, S> = (context: C, input: ParsedInput<M>, charge: S) => Promise<Output<M>>

/** Whoever is in charge of what the input names, or an officer with this right over its branch, reads it. */
export function chargeSees<M extends ReadMethod, S extends Charge>(
  right: Right,
  find: FindCharge<M, S>,
  run: RunCharge<OfficerContext, M, S>,
): Handler<M> {
  return {
    right,
    async run(context, input) {
      const [officer, charge] = await asInCharge(context, right, find, input)
      return run(officer, input, charge)
    },
  }
}

/** The same for an act, which is recorded. */
export function chargeMay<M extends WriteMethod, S extends Charge>(
  right: Right,
  find: FindCharge<M, S>,
  run: RunCharge<ActContext, M, S>,
): Handler<M> {
  return {
    right,
    async run(context, input) {
      const [officer, charge] = await asInCharge(context, right, find, input)
      return recorded(officer, (act) => run(act, input, charge))
    },
  }
}

/** What a stranger asks for is refused alike whether it exists or not. */
async function asInCharge<M extends Method, S extends Charge>(
  context: Context,
  right: Right,
  find: FindCharge<M, S>,
  input: ParsedInput<M>,
): Promise<[OfficerContext, S]> {
  const member = asMember(context)
  const [scope, charge] = await Promise.all([scopeWith(member, right), find(input)])
  if (charge && (charge.leadId === member.caller.memberId || reachesBranch(scope, charge.branchId))) {
    return [{ ...member, scope }, charge]
  }
  throw new AppError(isEmpty(scope) ? 'FORBIDDEN' : 'NOT_FOUND')
}

export function asMember(context: Context): MemberContext {
  if (!context.caller) {
    throw new AppError('NOT_BOUND')
  }
  return { ...context, caller: context.caller }
}

async function asOfficer(context: Context, right: Right): Promise<OfficerContext> {
  const member = asMember(context)
  const scope = await scopeWith(member, right)
  if (isEmpty(scope)) {
    throw new AppError('FORBIDDEN')
  }
  return { ...member, scope }
}

/** Where the caller has a right, for what is not refused but shown or done otherwise. Trees are read only for those who hold an office. */
export async function scopeWith({ caller, now }: MemberContext, right: Right): Promise<Scope> {
  return scopeOf(caller.roles, right, caller.roles.length === 0 ? [] : await readTrees(now))
}

function requestIdOf({ requestId }: Context): string {
  if (!requestId) {
    throw new AppError('INVALID_INPUT', { path: 'requestId' })
  }
  return requestId
}
