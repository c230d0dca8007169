import type { Output } from '../../cloudfunctions/contract/contract'
import type { RosterPage } from '../../cloudfunctions/contract/shift'
import { dayOf, startOfDay } from '../services/format'
import type { Phone } from './phone'

const hour = 3_600_000

/** From 7:30 to 10:30 today in the town, whatever the hour is now. */
export const thisMorning = startOfDay(dayOf(Date.now())) + 7.5 * hour

export type Person = RosterPage['people'][number]

/** `m-2` to `m-…`; the lead of the tests is `m-1`. */
export function aPerson(no: number, changes: Partial<Person> = {}): Person {
  return { memberId: `m-${no}`, name: `成员${no}`, claimedAt: thisMorning - 24 * hour, ...changes }
}

/** A shift that has ended, with these people. */
export function aRoster(people: Person[], changes: Partial<RosterPage> = {}): RosterPage {
  return {
    shiftId: 's-1',
    taskId: 't-1',
    title: '光伏板清灰',
    kind: 'work',
    siteName: '三号光伏区南门',
    startsAt: thisMorning,
    endsAt: thisMorning + 3 * hour,
    phase: 'ended',
    places: 12,
    taken: people.length,
    checkedIn: people.filter(({ checkedInAt }) => checkedInAt !== undefined).length,
    coming: 0,
    unconfirmed: people.filter(({ result }) => !result).length,
    people,
    waiting: [],
    lateReleases: [],
    ...changes,
  }
}

/** The cloud answers with this roster, page by page. */
export function serveRoster(phone: Phone, whole: RosterPage): void {
  phone.answer('shift.roster', ({ from, limit }) => pageOf(whole, from, limit))
}

/** As the cloud cuts it: a page of the people, and what stands on the first page only. */
function pageOf(whole: RosterPage, from = 0, limit = 100): RosterPage {
  const end = from + limit
  return {
    ...whole,
    people: whole.people.slice(from, end),
    ...(from > 0 && { waiting: [], lateReleases: [] }),
    ...(end < whole.people.length && { next: end }),
  }
}

export function aCharge(
  changes: Partial<Output<'shift.list'>['items'][number]> = {},
): Output<'shift.list'>['items'][number] {
  return {
    shiftId: 's-1',
    taskId: 't-1',
    title: '光伏板清灰',
    siteName: '三号光伏区南门',
    startsAt: thisMorning,
    endsAt: thisMorning + 3 * hour,
    phase: 'open',
    places: 12,
    taken: 9,
    waiting: 0,
    coming: 0,
    checkedIn: 0,
    unconfirmed: 9,
    ...changes,
  }
}
