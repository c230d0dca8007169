import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { UserContext } from '../../platform/context'
import { requireConsent } from '../visitor/read-consent'
import { findAdmissionsOf, insertAdmission } from './admission-store'
import { findBranch } from './branch-in-scope'
import { lastingId } from './lasting-id'
import { viewAdmission } from './view-admission'

/**
 * Asks a branch to take the caller in. The words come from the public: only officers of that branch read them.
 * Asking again while a request is open answers the open one. Three operations with the look-up of the caller.
 */
export async function askBranch(
  { caller, openid, now, requestId }: UserContext,
  { branchId, name, birthYear, message }: ParsedInput<'branch.ask'>,
): Promise<Output<'branch.ask'>> {
  const branch = await findBranch(branchId, now)
  if (caller && [caller.branchId, ...caller.alsoIn].includes(branchId)) {
    throw new AppError('ENTRY_REFUSED', { why: 'branch' })
  }
  await requireConsent(openid)
  const asked = {
    _id: lastingId('ask', openid, requestId),
    openid,
    openKey: `${openid}:${branchId}`,
    branchId,
    ...(caller ? { name: caller.name } : { name, birthYear: requireBirthYear(birthYear) }),
    message,
    askedAt: now,
    state: 'asked' as const,
  }
  if (await insertAdmission(asked)) {
    return viewAdmission(asked, branch.name)
  }
  const mine = await findAdmissionsOf(openid)
  const earlier =
    mine.find(({ _id }) => _id === asked._id) ??
    mine.find((other) => other.branchId === branchId && other.state === 'asked')
  if (!earlier) {
    // The open one was answered between the two look-ups.
    throw new AppError('BUSY')
  }
  return viewAdmission(earlier, branch.name)
}

function requireBirthYear(birthYear: number | undefined): number {
  if (birthYear === undefined) {
    throw new AppError('INVALID_INPUT', { path: 'birthYear' })
  }
  return birthYear
}
