import uniq from 'lodash/uniq'
import { credit } from './credit'
import { entryOf } from './deed-rules'
import { type DeedDocument, findPending, settleDeeds } from './deed-store'
import { ownersOf } from './owner'
import type { Owner } from './passbook-rules'

/** Puts confirmed deeds into their owners' passbooks, once each. Two operations a deed, and one for all. */
export async function creditDeeds(
  deeds: readonly DeedDocument[],
  owners: ReadonlyMap<string, Owner>,
  now: number,
): Promise<void> {
  for (const deed of deeds) {
    // One after the other: two entries of one member would only meet each other.
    const owner = owners.get(deed.memberId)
    if (owner) {
      await credit(owner, [entryOf(deed)], deed.day.slice(0, 7), now)
    }
  }
  await settleDeeds(deeds.map(({ _id }) => _id))
}

const AT_ONCE = 50

/** For the timer: what a crash left between the word and the passbook. */
export async function creditPending(now: number): Promise<{ done: number; isMore: boolean }> {
  const pending = await findPending(AT_ONCE)
  if (pending.length > 0) {
    await creditDeeds(pending, await ownersOf(uniq(pending.map(({ memberId }) => memberId))), now)
  }
  return { done: pending.length, isMore: pending.length === AT_ONCE }
}
