import type { ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { UserContext } from '../../platform/context'
import { findCaller } from '../../platform/identity'
import { readTrees } from '../../platform/organisation'
import { current } from '../role/role-rules'
import { chooseEntry } from './bind-rules'
import { bindEntry, type Entry, findEntriesOfName, findEntryById, findRoles } from './entry-store'
import { mayHandOver } from './hand-over'
import type { Invite } from './invite-store'

/** Joins the caller to the entry of that name in the branch whose code was used. */
export async function bindToEntry(
  invite: Pick<Invite, 'branchId' | 'by' | 'entryId'>,
  { openid, now }: UserContext,
  { name, birthYear }: ParsedInput<'session.bind'>,
): Promise<Entry> {
  const entries = await entriesFor(invite, name)
  const mine = entries.find((entry) => entry.openid === openid)
  if (mine) {
    return mine
  }
  const entry = chooseEntry(entries, birthYear)
  if (!invite.entryId) {
    await refuseForeignOffice(invite.by, entry, now)
  }
  if (await bindEntry(entry._id, openid)) {
    return entry
  }
  // Either somebody else was quicker with this entry, or this account was bound in another call just now.
  const caller = await findCaller(openid, now)
  if (caller?.memberId !== entry._id) {
    throw new AppError(caller ? 'ALREADY_BOUND' : 'NO_SUCH_NAME')
  }
  return entry
}

/** Those of that name among whom the code lets choose. */
async function entriesFor(
  { branchId, entryId }: Pick<Invite, 'branchId' | 'entryId'>,
  name: string,
): Promise<Entry[]> {
  if (!entryId) {
    return findEntriesOfName(branchId, name)
  }
  const entry = await findEntryById(entryId)
  return entry?.name === name ? [entry] : []
}

async function refuseForeignOffice(inviter: string, entry: Entry, now: number): Promise<void> {
  const roles = current(entry.roles, now)
  if (roles.length === 0) {
    return
  }
  const officer = current(await findRoles(inviter), now)
  if (!mayHandOver(officer, roles, await readTrees(now))) {
    throw new AppError('FORBIDDEN')
  }
}
