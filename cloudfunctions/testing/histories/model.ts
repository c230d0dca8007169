import { HOUR } from '../../platform/calendar'
import { isFor } from './town'

/**
 * What should happen, said as simply as possible: one call after the other, whole shifts in memory, no counters. It
 * shares no rule with the functions.
 */
export interface ModelShift {
  id: string
  isCancelled: boolean
  startsAt: number
  endsAt: number
  siteId: string
  audience: string
  places: number
  roster: string[]
  held: { memberId: string; until: number }[]
  queue: string[]
  /** Requests that were carried out. */
  spent: Set<string>
}

export type Model = Map<string, ModelShift>

/** How a call ends: a state, or the code of an error. */
export type Outcome = string

const isFirstTap = (shift: ModelShift, now: number) => now >= shift.startsAt - 2 * HOUR
const isOpen = (shift: ModelShift, now: number) => !shift.isCancelled && now < shift.startsAt
const free = ({ places, roster, held }: ModelShift) => places - roster.length - held.length
const without = (list: string[], whom: string) => list.filter((memberId) => memberId !== whom)

/** Time runs out on held places; free ones are held for the first who wait. */
export function pass(shift: ModelShift, now: number): void {
  shift.held = shift.held.filter(({ until }) => now < until && !isFirstTap(shift, now))
  while (free(shift) > 0 && shift.queue.length > 0 && !isFirstTap(shift, now)) {
    const [memberId, ...rest] = shift.queue as [string, ...string[]]
    shift.held.push({ memberId, until: Math.min(now + 12 * HOUR, shift.startsAt - 2 * HOUR) })
    shift.queue = rest
  }
}

/** What a person sees of a shift. */
export function stand(shift: ModelShift, memberId: string, now: number): Outcome {
  const seen = { ...shift }
  pass(seen, now)
  if (seen.roster.includes(memberId)) {
    return 'claimed'
  }
  if (seen.held.some((held) => held.memberId === memberId)) {
    return 'offered'
  }
  const position = seen.queue.indexOf(memberId) + 1
  return position === 0 ? 'none' : `waiting ${position}`
}

/** Somebody holds another place at that time; an hour lies between different sites. */
function isBusy(model: Model, shift: ModelShift, memberId: string): boolean {
  return [...model.values()].some((other) => {
    const way = other.siteId === shift.siteId ? 0 : HOUR
    const isApart = other.endsAt + way <= shift.startsAt || shift.endsAt + way <= other.startsAt
    return other !== shift && !other.isCancelled && !isApart && other.roster.includes(memberId)
  })
}

const closed = (shift: ModelShift) => (shift.isCancelled ? 'SHIFT_CANCELLED' : 'SHIFT_STARTED')

export function claim(
  model: Model,
  shift: ModelShift,
  memberId: string,
  request: string,
  now: number,
): Outcome {
  if (shift.roster.includes(memberId) && !shift.isCancelled && now >= shift.startsAt) {
    return 'claimed'
  }
  if (!isOpen(shift, now)) {
    return closed(shift)
  }
  pass(shift, now)
  const isAgain = shift.spent.has(request)
  const isHeld = shift.held.some((held) => held.memberId === memberId)
  const position = shift.queue.indexOf(memberId) + 1
  if (shift.roster.includes(memberId)) {
    shift.spent.add(request)
    return 'claimed'
  }
  if (isHeld || position > 0) {
    const isTurn = isHeld || (isFirstTap(shift, now) && free(shift) > 0)
    if (!isTurn || isAgain) {
      shift.spent.add(request)
      return `waiting ${position || 1}`
    }
    if (isBusy(model, shift, memberId)) {
      return 'CLASH'
    }
    shift.spent.add(request)
    shift.held = shift.held.filter((held) => held.memberId !== memberId)
    shift.queue = without(shift.queue, memberId)
    shift.roster.push(memberId)
    return 'claimed'
  }
  if (!isFor(shift.audience, memberId)) {
    return 'NOT_FOR_YOU'
  }
  if (isAgain) {
    return isBusy(model, shift, memberId) ? 'CLASH' : 'CLAIM_RELEASED'
  }
  if (free(shift) > 0 && (shift.queue.length === 0 || isFirstTap(shift, now))) {
    shift.spent.add(request)
    if (isBusy(model, shift, memberId)) {
      return 'CLASH'
    }
    shift.roster.push(memberId)
    return 'claimed'
  }
  if (shift.queue.length >= 20) {
    return 'QUEUE_FULL'
  }
  shift.spent.add(request)
  shift.queue.push(memberId)
  return `waiting ${shift.queue.length}`
}

export function claimTogether(
  model: Model,
  shift: ModelShift,
  whom: string[],
  request: string,
  now: number,
): Outcome {
  const isAgain = shift.spent.has(request)
  const staying = whom.filter((memberId) => shift.roster.includes(memberId))
  if (isAgain && !shift.isCancelled && now >= shift.startsAt) {
    return staying.length > 0 ? 'claimed' : 'CLAIM_RELEASED'
  }
  if (!isOpen(shift, now)) {
    return closed(shift)
  }
  const busy = whom.filter((memberId) => isBusy(model, shift, memberId))
  if (isAgain) {
    pass(shift, now)
    if (staying.length > 0) {
      return 'claimed'
    }
    return busy.length > 0 ? `OTHERS_CLASH ${busy.join()}` : 'CLAIM_RELEASED'
  }
  if (whom.some((memberId) => !isFor(shift.audience, memberId))) {
    return 'NOT_FOR_YOU'
  }
  const double = whom.filter((memberId) => stand(shift, memberId, now) !== 'none')
  if (double.length > 0) {
    return `OTHERS_CLASH ${double.join()}`
  }
  const seen = { ...shift }
  pass(seen, now)
  const left = seen.queue.length > 0 && !isFirstTap(seen, now) ? 0 : Math.max(0, free(seen))
  if (left < whom.length) {
    return `NOT_ENOUGH_PLACES ${left}`
  }
  pass(shift, now)
  shift.spent.add(request)
  if (busy.length > 0) {
    return `OTHERS_CLASH ${busy.join()}`
  }
  shift.roster.push(...whom)
  return 'claimed'
}

export function release(shift: ModelShift, memberId: string, request: string, now: number): Outcome {
  if (shift.spent.has(request)) {
    if (isOpen(shift, now)) {
      pass(shift, now)
    }
    return 'none'
  }
  const line = [...shift.roster, ...shift.held.map((held) => held.memberId), ...shift.queue]
  if (!isOpen(shift, now)) {
    if (stand(shift, memberId, now) !== 'none') {
      return closed(shift)
    }
  } else if (line.includes(memberId)) {
    shift.roster = without(shift.roster, memberId)
    shift.held = shift.held.filter((held) => held.memberId !== memberId)
    shift.queue = without(shift.queue, memberId)
    pass(shift, now)
  }
  shift.spent.add(request)
  return 'none'
}

export interface Slot {
  startsAt: number
  endsAt: number
  places: number
}

export const slotOf = ({ startsAt, endsAt, places }: ModelShift): Slot => ({ startsAt, endsAt, places })

export function edit(shift: ModelShift, was: Slot, slot: Slot, request: string, now: number): Outcome {
  const is = slotOf(shift)
  const isSame = (a: Slot, b: Slot) =>
    a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.places === b.places
  if (!shift.spent.has(request)) {
    if (!isOpen(shift, now)) {
      return 'PHASE_REFUSED'
    }
    if (was.startsAt !== slot.startsAt && slot.startsAt <= now) {
      return 'TIMES_REFUSED'
    }
    if (isSame(is, was)) {
      Object.assign(shift, slot)
      shift.spent.add(request)
    } else if (!isSame(is, slot)) {
      return 'EDIT_CONFLICT'
    }
  }
  if (isOpen(shift, now)) {
    pass(shift, now)
  }
  return `${shift.roster.length} of ${shift.places}`
}
