import type { Mine, ShiftView } from '../../contract/task'
import { HOUR } from '../../platform/calendar'

/** A person's entry in a shift; documents hold ids, names are read where they are shown. */
export interface Entry {
  memberId: string
  /** Instant of the claim. */
  at: number
}

/** One shift of a task: a claim is one conditional write of this document. */
export interface Shift {
  _id: string
  taskId: string
  branchId: string
  siteId: string
  state: 'open' | 'cancelled' | 'settled'
  startsAt: number
  endsAt: number
  urgent: boolean
  places: number
  /** places − roster; lowered by each claim in the same write. */
  left: number
  roster: Entry[]
  /** The waiting list, first come first. */
  queue: Entry[]
  /** Room on the waiting list: queueCap(places) − queue. */
  queueLeft: number
  /** Requests already carried out; see `request-key`. A late duplicate finds itself here. */
  spent: string[]
}

/** PRODUCT §4: the waiting list takes at most max(20, places/2). */
export function queueCap(places: number): number {
  return Math.max(20, Math.floor(places / 2))
}

/** My stand in a shift. Whoever is among the first `left` of the waiting list is offered a place. */
export function standOf(shift: Pick<Shift, 'roster' | 'queue' | 'left'>, memberId: string): Mine | undefined {
  if (shift.roster.some((entry) => entry.memberId === memberId)) {
    return { state: 'claimed' }
  }
  const position = shift.queue.findIndex((entry) => entry.memberId === memberId) + 1
  if (position === 0) {
    return undefined
  }
  return { state: position <= shift.left ? 'offered' : 'waiting', position }
}

/** PRODUCT §4: an hour between two shifts when their sites differ. */
const TRAVEL = HOUR

type TimeAndSite = Pick<Shift, 'startsAt' | 'endsAt' | 'siteId'>

/** The span in which another shift could clash, whatever its site. */
export function clashWindow(shift: TimeAndSite): { from: number; to: number } {
  return { from: shift.startsAt - TRAVEL, to: shift.endsAt + TRAVEL }
}

export function clashes(a: TimeAndSite, b: TimeAndSite): boolean {
  const grace = a.siteId === b.siteId ? 0 : TRAVEL
  return a.startsAt < b.endsAt + grace && b.startsAt < a.endsAt + grace
}

/** PRODUCT §5.1 V1 and V2: a point per confirmed hour, counted in half-hours; urgent ×1.5; 8 a day at most. */
export function expectedPoints(shift: Pick<Shift, 'startsAt' | 'endsAt' | 'urgent'>): number {
  const hours = Math.floor((shift.endsAt - shift.startsAt) / (HOUR / 2)) / 2
  return Math.min(8, shift.urgent ? hours * 1.5 : hours)
}

/** What one person is shown of a shift: numbers and their own stand, nobody else's name or id. */
export function viewShift(shift: Shown, memberId: string | undefined): ShiftView {
  const mine = memberId === undefined ? undefined : standOf(shift, memberId)
  return {
    id: shift._id,
    startsAt: shift.startsAt,
    endsAt: shift.endsAt,
    places: shift.places,
    left: freeForNewcomers(shift),
    waiting: shift.queue.length,
    queueLeft: Math.max(0, shift.queueLeft),
    points: expectedPoints(shift),
    state: shift.state,
    ...(mine && { mine }),
  }
}

/** A free place is owed to the waiting list first. */
function freeForNewcomers(shift: Pick<Shift, 'left' | 'queue'>): number {
  return Math.max(0, shift.left - shift.queue.length)
}

/** All of a shift but the requests it has seen. */
export type Shown = Omit<Shift, 'spent'>
