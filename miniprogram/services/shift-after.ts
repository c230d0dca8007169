import type { Output } from '../../cloudfunctions/contract/contract'
import type { ShiftView } from '../../cloudfunctions/contract/task'
import type { DeedResult } from './pending'

/**
 * The shift as the cloud's answer implies it, to show until it is read afresh. Of other people's doings in
 * between it knows nothing.
 */
export function shiftAfter(shift: ShiftView, result: DeedResult): ShiftView {
  if (result.state === 'claimed') {
    return afterClaim(shift, result.outcome)
  }
  if (result.state === 'released') {
    return afterRelease(shift)
  }
  if (result.state === 'held') {
    return shift
  }
  switch (result.error.code) {
    case 'QUEUE_FULL':
      return { ...shift, left: 0, queueLeft: 0 }
    case 'SHIFT_CANCELLED':
      return { ...shift, state: 'cancelled' }
    default:
      return shift
  }
}

function afterClaim(shift: ShiftView, outcome: Output<'task.claim'>): ShiftView {
  const { mine } = shift
  if (outcome.state === 'claimed') {
    // A place that was held for me has not been counted among those left.
    const wasFree = mine === undefined
    const left = wasFree ? Math.max(shift.left - 1, 0) : shift.left
    const waiting = mine?.state === 'waiting' ? Math.max(shift.waiting - 1, 0) : shift.waiting
    const taken = shift.taken + (mine?.state === 'claimed' ? 0 : 1)
    return { ...shift, mine: mine?.state === 'claimed' ? mine : outcome, left, waiting, taken }
  }
  const isNew = mine === undefined
  const reason = mine?.state === 'waiting' ? mine : ({ why: 'full' } as const)
  return {
    ...shift,
    mine: { ...reason, ...outcome },
    left: 0,
    waiting: shift.waiting + (isNew ? 1 : 0),
    queueLeft: Math.max(shift.queueLeft - (isNew ? 1 : 0), 0),
  }
}

function afterRelease({ mine, ...shift }: ShiftView): ShiftView {
  if (mine === undefined) {
    return shift
  }
  if (mine.state === 'waiting') {
    return { ...shift, waiting: Math.max(shift.waiting - 1, 0), queueLeft: shift.queueLeft + 1 }
  }
  const taken = shift.taken - (mine.state === 'claimed' ? 1 : 0)
  // Somebody who waits is offered the place; those who came later cannot take it.
  return shift.waiting === 0
    ? { ...shift, taken, left: Math.min(shift.left + 1, shift.places) }
    : { ...shift, taken, waiting: shift.waiting - 1 }
}
