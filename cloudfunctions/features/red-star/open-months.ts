import chunk from 'lodash/chunk'
import { monthOf, previousMonth, startOfDay } from '../../platform/calendar'
import { openMonth } from './open-month'
import { walkBranches } from './walk-branches'

const SIDE_BY_SIDE = 5
/** After a longer standstill of the timer, older months are opened when somebody asks for them. */
const MONTHS_BACK = 3

/**
 * For the timer: when a month is over, who stood in each branch on its last day is written down. Safe to run twice,
 * late, or beside itself.
 */
export function openMonths(now: number): Promise<{ done: number; isMore: boolean }> {
  return walkBranches({
    name: 'openMonths',
    instants: beginnings(now),
    from: startOfDay(`${monthOf(now)}-01`),
    now,
    async handle(at, branchIds) {
      const month = previousMonth(monthOf(at))
      for (const some of chunk(branchIds, SIDE_BY_SIDE)) {
        await Promise.all(some.map((branchId) => openMonth(branchId, month, now)))
      }
    },
  })
}

/** The first instants of the newest months; with each, the month before is over. */
function beginnings(now: number): number[] {
  let month = monthOf(now)
  return Array.from({ length: MONTHS_BACK }, () => {
    const at = startOfDay(`${month}-01`)
    month = previousMonth(month)
    return at
  }).reverse()
}
