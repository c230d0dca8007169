import type { Mine } from '../../contract/task'
import { HOUR } from '../../platform/calendar'
import type { Entry, Held, Shift } from './shift-rules'

/** PRODUCT §4: a held place lasts so long, or until so long before the start, whichever is sooner. */
const HELD_FOR = 12 * HOUR
export const FIRST_TAP = 2 * HOUR

/** What decides whose turn it is. */
export type Passable = Pick<Shift, 'startsAt' | 'left' | 'held' | 'queue' | 'queueLeft'>

/** Who has, is offered, or waits for a place. */
export type Line = Passable & Pick<Shift, 'roster'>

/** From here on a free place goes to the first who taps, waiting or not. */
export function firstTapFrom(shift: Pick<Shift, 'startsAt'>): number {
  return shift.startsAt - FIRST_TAP
}

export interface Passing {
  /** So shortly before the start that nothing is held any more. */
  isFirstTap: boolean
  /** The fields as they are to be written. */
  line: Pick<Shift, 'left' | 'held' | 'queue' | 'queueLeft'>
  /** Whose turn it is now. */
  offered: Held[]
  /** Who let the time pass: out of the line, and free to claim again. */
  lapsed: Held[]
}

/**
 * Held places whose time is over pass on, and free places are held for the first in line. The same again changes
 * nothing. Whether places were raised, lowered or given back, and whoever calls it, the outcome is the same.
 */
export function passPlaces(shift: Passable, now: number): Passing {
  const end = firstTapFrom(shift)
  const isFirstTap = now >= end
  const hasLapsed = ({ until }: Held) => isFirstTap || until <= now
  const lapsed = shift.held.filter(hasLapsed)
  // A place may be held for longer than `end` when the shift has been moved to an earlier time.
  const kept = shift.held
    .filter((entry) => !hasLapsed(entry))
    .map((entry) => ({ ...entry, until: Math.min(entry.until, end) }))
  const free = shift.left + lapsed.length
  const moving = isFirstTap ? 0 : Math.max(0, Math.min(free, shift.queue.length))
  const until = Math.min(now + HELD_FOR, end)
  const offered = shift.queue.slice(0, moving).map((entry) => ({ ...entry, until }))
  return {
    isFirstTap,
    line: {
      left: free - moving,
      held: [...kept, ...offered],
      queue: shift.queue.slice(moving),
      queueLeft: shift.queueLeft + moving,
    },
    offered,
    lapsed,
  }
}

/** Whether places have to pass on before the shift can be judged. */
export function isPassingDue(shift: Passable, now: number): boolean {
  const { offered, lapsed } = passPlaces(shift, now)
  return offered.length > 0 || lapsed.length > 0
}

type Stand =
  | { state: 'claimed'; entry: Entry }
  | Extract<Mine, { state: 'waiting' }>
  | Extract<Mine, { state: 'offered' }>

/** A person's stand once places have passed on; `undefined`: neither on the shift nor waiting. */
export function standOf(shift: Line, memberId: string, now: number): Stand | undefined {
  const isMe = (entry: Entry) => entry.memberId === memberId
  const entry = shift.roster.find(isMe)
  if (entry) {
    return { state: 'claimed', entry }
  }
  const { line, isFirstTap } = passPlaces(shift, now)
  const held = line.held.find(isMe)
  if (held) {
    return { state: 'offered', until: held.until }
  }
  const position = line.queue.findIndex(isMe) + 1
  if (position === 0) {
    return undefined
  }
  return { state: 'waiting', position, ...whyWaiting(line, isFirstTap) }
}

function whyWaiting(
  { left, held }: Passing['line'],
  isFirstTap: boolean,
): Pick<Extract<Mine, { state: 'waiting' }>, 'why' | 'until'> {
  if (isFirstTap) {
    return { why: 'firstTap' }
  }
  if (left < 0) {
    return { why: 'fewer' }
  }
  if (held.length > 0) {
    return { why: 'held', until: Math.min(...held.map(({ until }) => until)) }
  }
  return { why: 'full' }
}
