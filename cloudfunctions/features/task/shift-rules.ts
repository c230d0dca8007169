import type { Outcome } from '../../contract/shift'
import type { Audience, Mine, ShiftView, TaskKind } from '../../contract/task'
import { HOUR } from '../../platform/calendar'
import { passPlaces, standOf } from './waiting-rules'

/** A person's entry in a shift; documents hold ids, names are read where they are shown. */
export interface Entry {
  memberId: string
  /** Instant of the claim. */
  at: number
  /** Who claimed for this person, if they did not do it themselves. */
  by?: string
  /** The standing team they go as. */
  teamId?: string
}

/** Enough for every honest late duplicate; bounds the document at ~100 KB of request keys. */
export const REQUESTS_KEPT = 2_000

/** A place kept for the first in line until an instant; taken with a tap. */
export interface Held extends Entry {
  until: number
}

/** The lead's word on one person. */
export interface ConfirmedRow {
  memberId: string
  outcome: Outcome
  /** In half-hours, as worked; whether they count is `countedHours`. */
  hours: number
  visits?: number
  supplied?: number
  /** Who confirmed it, and when. */
  by: string
  at: number
}

/** One shift of a task: a claim is one conditional write of this document. */
export interface Shift {
  _id: string
  taskId: string
  branchId: string
  siteId: string
  /** The task's, so that who may lead it is known without reading the task. */
  leadId: string
  kind: TaskKind
  /** Who may claim: `all`, `party`, or the id of the one branch; see `audienceOf`. */
  audience: string
  /** What is stored; `phaseOf` adds what places and time say. */
  state: 'open' | 'cancelled' | 'settled'
  /** Why it was cancelled. */
  reason?: string
  startsAt: number
  endsAt: number
  /** When an officer last changed time or site: claims made before that do not give way to each other for it. */
  movedAt?: number
  urgent: boolean
  places: number
  /** places − roster − held; below zero when places were lowered below the people. */
  left: number
  roster: Entry[]
  held: Held[]
  /** The waiting list, first come first. */
  queue: Entry[]
  /** Room on the waiting list: queueCap(places) − queue. */
  queueLeft: number
  /** Requests already carried out; see `request-key`. A late duplicate finds itself here. */
  spent: string[]
  /** Said the day before that they come, by member id: the instant. */
  coming: Record<string, number>
  /** Checked in with the lead's code or by the lead, by member id: the instant. */
  checkIns: Record<string, number>
  /** Wrong codes typed, by member id. */
  wrongCodes: Record<string, number>
  /** Places given back, the newest hundred: the lead sees the late ones. */
  releases: Entry[]
  /** What the rotating code is made of; never leaves the functions. */
  secret: string
  /** The lead's confirmations in the order they were given; a person stands here once at most. */
  confirmed: ConfirmedRow[]
  /** How many of `confirmed` have become attendances. */
  posted: number
  /** Some of `confirmed` have not become attendances yet. */
  isPosting?: true
  /** People on the roster who are not in `confirmed`; there once somebody confirmed. */
  unconfirmed?: number
  /** Household notes on their way to `visits`, by member id; gone once they are there. */
  notes?: Record<string, { household: string; result: string }[]>
  /** Rises with every write. */
  version: number
}

type NewShift = Pick<
  Shift,
  | '_id'
  | 'taskId'
  | 'branchId'
  | 'siteId'
  | 'leadId'
  | 'kind'
  | 'audience'
  | 'urgent'
  | 'startsAt'
  | 'endsAt'
  | 'places'
  | 'secret'
>

/** A shift as it is published: nobody on it yet. */
export function newShift(given: NewShift): Shift {
  return {
    ...given,
    state: 'open',
    left: given.places,
    roster: [],
    held: [],
    queue: [],
    queueLeft: queueCap(given.places),
    spent: [],
    coming: {},
    checkIns: {},
    wrongCodes: {},
    releases: [],
    confirmed: [],
    posted: 0,
    version: 1,
  }
}

/** PRODUCT §4: the waiting list takes at most max(20, places/2). */
export function queueCap(places: number): number {
  return Math.max(20, Math.floor(places / 2))
}

interface Person {
  kind: 'party' | 'probationary' | 'villager'
  branchId: string
  alsoIn: readonly string[]
}

/** The audiences a person belongs to, as shifts name them. */
export function audiencesOf({ kind, branchId, alsoIn }: Person): string[] {
  return ['all', ...(kind === 'villager' ? [] : ['party']), branchId, ...alsoIn]
}

/** What a shift of this branch stores. */
export function audienceToken(audience: Audience, branchId: string): string {
  return audience === 'branch' ? branchId : audience
}

/** The word for what a shift stores. */
export function audienceOf(shift: Pick<Shift, 'audience'>): Audience {
  return shift.audience === 'all' || shift.audience === 'party' ? shift.audience : 'branch'
}

/** PRODUCT §4: a place given back this long before the start is forgotten; later, the lead sees it. */
const FREE_RELEASE = 12 * HOUR

export function lateReleases({ releases, startsAt }: Pick<Shift, 'releases' | 'startsAt'>): Entry[] {
  return releases.filter(({ at }) => startsAt - at < FREE_RELEASE)
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
export function viewShift(shift: Viewed, memberId: string | undefined, now: number): ShiftView {
  const { line } = passPlaces(shift, now)
  const mine = memberId === undefined ? undefined : viewMine(shift, memberId, now)
  return {
    id: shift._id,
    startsAt: shift.startsAt,
    endsAt: shift.endsAt,
    places: shift.places,
    left: Math.max(0, line.left),
    taken: shift.places - shift.left - shift.held.length,
    waiting: line.queue.length,
    queueLeft: Math.max(0, line.queueLeft),
    points: expectedPoints(shift),
    state: shift.state,
    audience: audienceOf(shift),
    ...(shift.reason && { reason: shift.reason }),
    ...(mine && { mine }),
  }
}

/** The same for somebody who calls: says, too, when the shift is for others. */
export function viewShiftFor(
  shift: Viewed,
  caller: (Person & { memberId: string }) | undefined,
  now: number,
): ShiftView {
  const view = viewShift(shift, caller?.memberId, now)
  return caller && !audiencesOf(caller).includes(shift.audience) ? { ...view, notForMe: true } : view
}

function viewMine(shift: Viewed, memberId: string, now: number): Mine | undefined {
  const stand = standOf(shift, memberId, now)
  if (stand?.state !== 'claimed') {
    return stand
  }
  const checkedInAt = shift.checkIns[memberId]
  const result = shift.confirmed.find((row) => row.memberId === memberId)
  return {
    state: 'claimed',
    ...(stand.entry.by && { byOther: true }),
    ...(shift.coming[memberId] && { isComing: true }),
    ...(checkedInAt && { checkedInAt }),
    ...(result && { result: { outcome: result.outcome, hours: result.hours } }),
  }
}

/** What is read of a shift to show it or to decide on it. */
export type Shown = Omit<Shift, 'spent' | 'secret' | 'wrongCodes' | 'isPosting' | 'unconfirmed' | 'notes'>

/** What somebody is shown is made of this; of people's entries their own is enough. */
export type Viewed = Pick<
  Shift,
  | '_id'
  | 'audience'
  | 'state'
  | 'reason'
  | 'startsAt'
  | 'endsAt'
  | 'urgent'
  | 'places'
  | 'left'
  | 'roster'
  | 'held'
  | 'queue'
  | 'queueLeft'
  | 'coming'
  | 'checkIns'
  | 'confirmed'
>
