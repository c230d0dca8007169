import uniq from 'lodash/uniq'
import { dayOf, startOfDay } from '../../platform/calendar'
import { walkOn } from '../../platform/cursor'
import { tell } from '../message/tell'
import { officersOver } from '../role/officers-over'
import type { Cycle } from './cycle-rules'
import { findObjected } from './cycle-store'
import { monthWords } from './month-words-rules'

const AT_ONCE = 50

type Objected = Pick<Cycle, '_id' | 'branchId' | 'month' | 'objections'>

/**
 * For the timer: an objection that nobody answered by its day is told to those who run the month, once. Months with
 * open objections are looked at once a day. Safe to run twice, late, or beside itself.
 */
export async function tellOverdueObjections(now: number): Promise<{ done: number; isMore: boolean }> {
  const today = startOfDay(dayOf(now))
  const done = await walkOn<Objected>({
    name: 'overdueObjections',
    from: today,
    next: ({ at, id }) => findObjected(at < today ? '' : id, AT_ONCE),
    positionOf: ({ _id }) => ({ at: today, id: _id }),
    handle: (cycles) => tellOfficers(cycles, now),
  })
  return { done, isMore: done === AT_ONCE }
}

async function tellOfficers(cycles: readonly Objected[], now: number): Promise<void> {
  const overdue = cycles.flatMap(({ branchId, month, objections }) =>
    objections
      .filter(({ state, answerBy }) => state === 'open' && answerBy < dayOf(now))
      .map(({ objectionId, memberId }) => ({ branchId, month, objectionId, memberId })),
  )
  if (overdue.length === 0) {
    return
  }
  const officersOf = await officersOver(uniq(overdue.map(({ branchId }) => branchId)), 'month.run', now)
  await tell(
    now,
    ...overdue.map(({ branchId, month, objectionId, memberId }) => ({
      memberIds: officersOf(branchId, memberId),
      kind: 'objectionOverdue' as const,
      occasion: objectionId,
      facts: { title: monthWords(month) },
    })),
  )
}
