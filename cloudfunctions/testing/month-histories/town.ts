import { aMember, aShift, aTask, entries } from '../documents'

const at = (text: string) => Date.parse(`${text}+08:00`)

/** Towards the end of October: its committee may meet from the seventh of November on. */
export const START = at('2026-10-28T09:00:00')

/** m-1 and m-2 are both secretaries of b-1, m-3 its recorder, m-9 the secretary of b-2, m-11 of both branches. */
export const officers = ['m-1', 'm-2', 'm-3'] as const
export const secretaries = ['m-1', 'm-2'] as const
export const people = ['m-4', 'm-5', 'm-6', 'm-7', 'm-8'] as const
export const villager = 'm-10'
export const generalSecretary = 'm-11'
export const shiftIds = ['early', 'late', 'visits'] as const

export const openidOf = (memberId: string): string => memberId.replace('m-', 'o-')

const node = (id: string, level: string, parentId: string | null) => ({
  id,
  name: `${id} 组织`,
  level,
  kind: 'area',
  parentId,
})

/** Everything a history begins with. */
export const documents = () => ({
  trees: [
    {
      _id: 'tree-month',
      version: 1,
      nodes: [node('g-1', 'general', null), node('b-1', 'branch', 'g-1'), node('b-2', 'branch', 'g-1')],
    },
  ],
  members: [
    ...[1, 2].map((number) =>
      aMember(number, { track: 'A', roles: [{ role: 'branchSecretary', orgId: 'b-1' }] }),
    ),
    aMember(3, { track: 'A', roles: [{ role: 'recorder', orgId: 'b-1' }] }),
    ...[4, 5, 6].map((number) => aMember(number, { track: 'B' })),
    aMember(7, { track: 'C' }),
    aMember(8, { track: 'B', branchId: 'b-2' }),
    aMember(9, { track: 'A', branchId: 'b-2', roles: [{ role: 'branchSecretary', orgId: 'b-2' }] }),
    aMember(10, { kind: 'villager' }),
    aMember(11, { track: 'A', branchId: 'b-2', roles: [{ role: 'generalSecretary', orgId: 'g-1' }] }),
  ],
  tasks: [aTask('t-1', { leadId: 'm-4' }), aTask('t-2', { leadId: 'm-5', kind: 'visit' })],
  shifts: [
    aShift('early', {
      startsAt: at('2026-10-20T07:00:00'),
      endsAt: at('2026-10-20T13:00:00'),
      leadId: 'm-4',
      places: 9,
      urgent: true,
      roster: entries(4, 5, 6, 7, 10),
    }),
    aShift('late', {
      startsAt: at('2026-10-27T07:00:00'),
      endsAt: at('2026-10-27T15:00:00'),
      leadId: 'm-4',
      places: 9,
      roster: entries(4, 5, 6, 8),
    }),
    aShift('visits', {
      taskId: 't-2',
      kind: 'visit',
      leadId: 'm-5',
      startsAt: at('2026-10-26T07:00:00'),
      endsAt: at('2026-10-26T09:00:00'),
      places: 9,
      roster: entries(5, 7),
    }),
  ],
})
