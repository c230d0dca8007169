import { AppError } from '../../platform/app-error'
import type { FoundAdmission } from './admission-store'
import { ALSO_IN_MOST, findBound, insertEntry, joinBranch } from './entry-store'
import { lastingId } from './lasting-id'

/** Somebody who is in as many branches as a person can be is refused before the request is answered. */
export async function refuseFull({ openid, branchId }: FoundAdmission): Promise<void> {
  const member = await findBound(openid)
  if (member && member.alsoIn.length >= ALSO_IN_MOST && !member.alsoIn.includes(branchId)) {
    throw new AppError('ENTRY_REFUSED', { why: 'branch' })
  }
}

/**
 * A member joins the branch beside their home, wherever that is: they asked for it themselves, so the officer's
 * scope covers the branch and not the home. Somebody not bound becomes a villager of the branch.
 */
export async function admit({ _id, openid, branchId, name, birthYear }: FoundAdmission): Promise<void> {
  const bound = await findBound(openid)
  if (bound) {
    await joinBranch(bound._id, branchId)
    return
  }
  if (birthYear === undefined) {
    // The asker was a member and has been unbound since; their new account asks anew.
    throw new AppError('NOT_FOUND')
  }
  const isNew = await insertEntry({
    _id: lastingId('m', _id),
    openid,
    name,
    branchId,
    birthYear,
    alsoIn: [],
    kind: 'villager',
    roles: [],
    version: 1,
  })
  const boundMeanwhile = isNew ? undefined : await findBound(openid)
  if (boundMeanwhile) {
    await joinBranch(boundMeanwhile._id, branchId)
  }
}
