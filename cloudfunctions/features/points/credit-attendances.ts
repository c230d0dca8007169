import chunk from 'lodash/chunk'
import groupBy from 'lodash/groupBy'
import { credit } from './credit'
import { entriesOfShift, type Word } from './entries-of-attendance-rules'
import { ownersOf } from './owner'
import type { Owner } from './passbook-rules'

/** One word, and every one before it on the same member's shift, the first one first. */
interface Chain {
  word: Word
  chain: readonly Word[]
}

/** Members side by side; one member's own one after the other, since they would only meet each other. */
const SIDE_BY_SIDE = 10

/**
 * Puts confirmed hours into passbooks, once each, in the month of the shift or the first open one after it. Villagers
 * have no passbook: theirs are done with. Two operations a member and month, and one for all; answers the ids of the
 * words that are done, and why one is not.
 */
export async function creditAttendances(
  chains: readonly Chain[],
  titles: ReadonlyMap<string, string>,
  now: number,
): Promise<{ credited: string[]; failure?: unknown }> {
  const byMember = Object.entries(groupBy(chains, ({ word }) => word.memberId))
  const owners = await ownersOf(byMember.map(([memberId]) => memberId))
  const credited: string[] = []
  let failure: unknown
  for (const members of chunk(byMember, SIDE_BY_SIDE)) {
    const settled = await Promise.allSettled(
      members.map(async ([memberId, own]) => {
        const owner = owners.get(memberId)
        if (owner) {
          await creditMember(owner, own, titles, now)
        }
        return own.map(({ word }) => word._id)
      }),
    )
    for (const one of settled) {
      if (one.status === 'fulfilled') {
        credited.push(...one.value)
      } else {
        failure ??= one.reason
      }
    }
  }
  return { credited, ...(failure !== undefined && { failure }) }
}

async function creditMember(
  owner: Owner,
  chains: readonly Chain[],
  titles: ReadonlyMap<string, string>,
  now: number,
): Promise<void> {
  const entries = chains.flatMap(({ word, chain }) => entriesOfShift(chain, titles.get(word.taskId) ?? ''))
  for (const [month, ofMonth] of Object.entries(groupBy(entries, ({ day }) => day.slice(0, 7)))) {
    await credit(owner, ofMonth, month, now)
  }
}
