import { allOf, anyOf, collection, type Order, op, type Where } from '../../platform/database'
import { clashWindow, type Shift, type Shown } from './shift-rules'

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

/** Enough for every honest late duplicate; bounds the document at ~100 KB of request keys. */
const REQUESTS_KEPT = 2_000

export const remember = (request: string) => op.pushBounded(request, REQUESTS_KEPT)
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

export function findShiftsOfTask(taskId: string): Promise<Shown[]> {
  return shifts.find({ taskId }, { fields: shown, orderBy: [['startsAt', 'asc']], limit: 100 })
}

export interface Page {
  after?: { startsAt: number; shiftId: string }
  limit: number
}

export interface OpenFilter {
  from: number
  to?: number
  branchIds?: readonly string[]
}

export function findOpen(filter: OpenFilter, page: Page): Promise<Shown[]> {
  return findPage(whereOpen(filter), 'asc', page)
}

/** Start times only, to count shifts by day. */
export function findOpenStarts(filter: OpenFilter): Promise<Pick<Shift, 'startsAt'>[]> {
  return shifts.find(whereOpen(filter), { fields: ['startsAt'], limit: 1_000 })
}

/** Not yet over, and I hold a place or wait for one. */
export function findMine(memberId: string, now: number, page: Page): Promise<Shown[]> {
  const notOver = { endsAt: op.gt(now) }
  return findPage(
    anyOf(
      { 'roster.memberId': memberId, ...notOver },
      { 'held.memberId': memberId, ...notOver },
      { 'queue.memberId': memberId, ...notOver },
    ),
    'asc',
    page,
  )
}

/** Over, and I had a place. */
export function findPast(memberId: string, now: number, page: Page): Promise<Shown[]> {
  return findPage({ 'roster.memberId': memberId, endsAt: op.lt(now + 1) }, 'desc', page)
}

function whereOpen({ from, to, branchIds }: OpenFilter): Where {
  const conditions: Where[] = [{ state: 'open', startsAt: op.gt(from) }]
  if (to !== undefined) {
    conditions.push({ startsAt: op.lt(to) })
  }
  if (branchIds) {
    conditions.push({ branchId: op.oneOf(branchIds) })
  }
  return allOf(...conditions)
}

/** One page by (startsAt, _id): a cursor stays right while shifts come and go. */
function findPage(where: Where, direction: Order[1], { after, limit }: Page): Promise<Shown[]> {
  const beyond = direction === 'asc' ? op.gt : op.lt
  const filter = after
    ? allOf(
        where,
        anyOf({ startsAt: beyond(after.startsAt) }, { startsAt: after.startsAt, _id: beyond(after.shiftId) }),
      )
    : where
  return shifts.find(filter, {
    fields: shown,
    orderBy: [
      ['startsAt', direction],
      ['_id', direction],
    ],
    limit,
  })
}
