import { collection, op } from '../../platform/database'
import { clashWindow, REQUESTS_KEPT, type Shift, type Shown } from './shift-rules'

const shifts = collection<Shift>('shifts')

export const shown = [
  'taskId',
  'branchId',
  'siteId',
  'leadId',
  'kind',
  'audience',
  'state',
  'reason',
  'startsAt',
  'endsAt',
  'movedAt',
  'urgent',
  'places',
  'left',
  'roster',
  'held',
  'queue',
  'queueLeft',
  'coming',
  'checkIns',
  'releases',
  'confirmed',
  'posted',
  'version',
] as const satisfies readonly (keyof Shift)[]

export const remember = (...requests: string[]) => op.pushAllBounded(requests, REQUESTS_KEPT)
export const nextVersion = { version: op.inc(1) }

/** With the requests it has seen: for finding out why a write did not match. */
export function findShift(shiftId: string): Promise<Judged | undefined> {
  return shifts.findById(shiftId, [...shown, 'spent'])
}

/** For those in charge of it; what it is made of stays behind. */
export function findShown(shiftId: string): Promise<Shown | undefined> {
  return shifts.findById(shiftId, shown)
}

export type Judged = Shown & Pick<Shift, 'spent'>

/** The other shifts these members hold a place in that lie near this one in time. */
export function findNeighbours(shift: Shown, memberIds: readonly string[]) {
  const { from, to } = clashWindow(shift)
  return shifts.find(
    {
      'roster.memberId': op.oneOf(memberIds),
      state: 'open',
      startsAt: op.lt(to),
      endsAt: op.gt(from),
      _id: op.neq(shift._id),
    },
    { fields: ['taskId', 'siteId', 'startsAt', 'endsAt', 'roster', 'movedAt'], limit: 200 },
  )
}

/** Whether a task still takes place. */
export async function hasOpenShift(taskId: string): Promise<boolean> {
  return (await shifts.find({ taskId, state: 'open' }, { fields: ['state'], limit: 1 })).length > 0
}

export function findShiftsOfTask(taskId: string): Promise<Shown[]> {
  return shifts.find({ taskId }, { fields: shown, orderBy: [['startsAt', 'asc']], limit: 100 })
}
