import type { Attendance } from '../features/attendance/attendance-rules'
import { HOUR } from '../platform/calendar'
import { aMember, aShift, aTask, entries, members, NOW, tree } from './documents'
import { openWorld, type World } from './world'

/** Ended two hours ago and took four; `m-1` leads and was there, `m-20` is the secretary. */
export function openHours(): Promise<World> {
  return openWorld(NOW, {
    trees: [tree],
    members: [
      ...members(9),
      aMember(20, { roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
      aMember(21, { branchId: 'b-2', roles: [{ role: 'branchSecretary', orgId: 'b-2' }] }),
    ],
    tasks: [aTask('t-1', { title: '清沟', urgent: true }), aTask('t-2', { title: '走访', kind: 'visit' })],
    shifts: [
      aShift('ended', {
        startsAt: NOW - 6 * HOUR,
        endsAt: NOW - 2 * HOUR,
        places: 9,
        urgent: true,
        roster: entries(1, 2, 3, 4),
      }),
      aShift('visits', {
        taskId: 't-2',
        kind: 'visit',
        startsAt: NOW - 30 * HOUR,
        endsAt: NOW - 28 * HOUR,
        places: 9,
        roster: entries(2, 3),
      }),
      aShift('running', { startsAt: NOW - HOUR, endsAt: NOW + HOUR, roster: entries(2) }),
      aShift('empty', { startsAt: NOW - 3 * HOUR, endsAt: NOW - HOUR }),
    ],
  })
}

/** Everything a collection holds. */
export async function stored<T = Attendance>(
  name: 'attendances' | 'visits' | 'outbox' | 'shifts' | 'audit' = 'attendances',
) {
  const { collection } = await import('../platform/database')
  return (await collection(name).find({}, { fields: [], limit: 1_000 })) as (T & { _id: string })[]
}
