import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { UserContext } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { spendTry } from '../visitor/spend-try'
import { bindToEntry } from './bind-to-entry'
import type { Entry } from './entry-store'
import { findTakenUse, returnUse, takeUse } from './invite-store'
import { lastingId } from './lasting-id'

type Wanted = ParsedInput<'session.bind'>
type Bound = Pick<Entry, '_id' | 'name' | 'branchId'>

/**
 * An invite code and a name join the caller to a roster entry (PRODUCT §3). The use of the code is written before
 * the binding, under a key of this very request: a process that dies in between leaves a use taken, which the
 * retry finds and goes on with; nobody is ever bound without one. A wrong name gives the use back. Five database
 * operations with the look-up of the caller; one more to go on after a crash, one more for an officer's entry.
 */
export async function bindAccount(context: UserContext, wanted: Wanted): Promise<Output<'session.bind'>> {
  const bound = context.caller ? alreadyBound(context.caller, wanted) : await bind(context, wanted)
  const names = await orgNames(context.now)
  return { memberId: bound._id, name: bound.name, branchName: names.get(bound.branchId) ?? '' }
}

/** Whoever is bound under that name has what they ask for: a retry, or a second tap. */
function alreadyBound(caller: NonNullable<UserContext['caller']>, { name }: Wanted): Bound {
  if (caller.name !== name) {
    throw new AppError('ALREADY_BOUND')
  }
  return { ...caller, _id: caller.memberId }
}

async function bind(context: UserContext, wanted: Wanted): Promise<Bound> {
  const { openid, now, requestId } = context
  await spendTry(openid, now)
  const { code, name, birthYear = '' } = wanted
  // The person is inside the key, so that two people never share a use; nobody can read them out of it.
  const key = lastingId('use', openid, requestId, name, String(birthYear))
  const invite = (await takeUse(code, key, now)) ?? (await findTakenUse(code, key))
  if (!invite) {
    throw new AppError('INVITE_INVALID')
  }
  try {
    return await bindToEntry(invite, context, wanted)
  } catch (error) {
    if (error instanceof AppError) {
      await returnUse(code, key)
    }
    throw error
  }
}
