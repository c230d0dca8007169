import type { Shift } from '../../features/task/shift-rules'
import { HOUR } from '../../platform/calendar'
import { aMember, aShift, aTask, entries, NOW, tree } from '../documents'

/** Few people and few places, so that they meet all the time. `m-9` is the secretary of the branch. */
export const people = ['m-1', 'm-2', 'm-3', 'm-4', 'm-5', 'm-6'] as const
export const secretary = 'm-9'

/** Whom the secretary may claim for. */
export const ownPeople = people.filter((memberId) => memberId !== 'm-5')

export const openidOf = (memberId: string): string => memberId.replace('m-', 'o-')

/** The audiences of each person, by hand. */
export function isFor(audience: string, memberId: string): boolean {
  if (audience === 'party') {
    return memberId !== 'm-6'
  }
  return audience === 'all' || memberId !== 'm-5'
}

const shift = (id: string, from: number, long: number, over: Partial<Shift>) =>
  aShift(id, { startsAt: NOW + from * HOUR, endsAt: NOW + (from + long) * HOUR, ...over })

/** The first two clash by the way between their sites, the last two by their times. The last has one place to wait. */
export const shifts = () => [
  shift('near', 5, 3, { places: 2, roster: entries(1, 2), queue: entries(3) }),
  shift('next', 8.5, 2, { places: 1, siteId: 'site-2', audience: 'party' }),
  shift('later', 30, 3, { places: 2, audience: 'b-1' }),
  shift('crowded', 31, 3, { places: 1, roster: entries(20), queue: entries(...fillers) }),
]

const fillers = Array.from({ length: 19 }, (_, index) => 21 + index)

export const shiftIds = ['near', 'next', 'later', 'crowded'] as const

/** Everything a history begins with. */
export const documents = () => ({
  trees: [tree],
  tasks: [aTask('t-1')],
  members: [
    ...[1, 2, 3, 4].map((number) => aMember(number)),
    aMember(5, { branchId: 'b-2' }),
    aMember(6, { kind: 'villager' }),
    aMember(9, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
  ],
  shifts: shifts(),
})
