import { dayOf } from '../../platform/calendar'
import { lastingId } from '../binding/lasting-id'
import { insertDeed } from './deed-store'
import { ownersOf } from './owner'

interface Solved {
  needId: string
  /** Who answered it or led the task. */
  memberId: string
  what: string
  at: number
}

/**
 * V5, a need solved and the asker agrees: waits for the secretary's word, once a need. Villagers have no passbook, so
 * nothing is proposed for them. Two operations.
 */
export async function proposeSolved({ needId, memberId, what, at }: Solved): Promise<void> {
  const owner = (await ownersOf([memberId])).get(memberId)
  if (!owner) {
    return
  }
  await insertDeed({
    _id: lastingId('deed', 'need', needId),
    memberId,
    branchId: owner.branchId,
    code: 'V5',
    day: dayOf(at),
    amount: 1,
    what,
    appliedAt: at,
    appliedBy: memberId,
    state: 'waiting',
    needId,
    version: 1,
  })
}
