import uniq from 'lodash/uniq'
import { tell } from '../message/tell'
import { officersOver } from '../role/officers-over'
import { kindNames } from './need-rules'
import { findRising, markRisen } from './need-store'

/** So many in one go; the next run takes those that are left. */
const MOST = 50

/**
 * Needs that nobody answered in time rise to the officers of their branch, each once for each time it is due. Safe to
 * run twice, late, or beside itself: telling twice tells once. Four operations; answers how many.
 */
export async function riseOverdue(now: number): Promise<number> {
  const rising = await findRising(now, MOST)
  if (rising.length === 0) {
    return 0
  }
  const officersOf = await officersOver(uniq(rising.map(({ branchId }) => branchId)), 'need.answer', now)
  await tell(
    now,
    ...rising.map(({ _id, branchId, askerId, kind, dueAt }) => ({
      memberIds: officersOf(branchId, askerId),
      kind: 'needOverdue' as const,
      occasion: dueAt,
      facts: { title: kindNames[kind] },
      needId: _id,
    })),
  )
  await markRisen(
    rising.map(({ _id }) => _id),
    now,
  )
  return rising.length
}
