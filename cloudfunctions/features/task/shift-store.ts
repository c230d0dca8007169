import { allOf, anyOf, collection, type Order, op, type Where } from '../../platform/database'
import { clashWindow, type Entry, type Shift, type Shown } from './shift-rules'

const shifts = collection<Shift>('shifts')

const shown = [
  'taskId',
  'branchId',
  'siteId',
  'state',
  'startsAt',
  'endsAt',
  'urgent',
  'places',
  'left',
  'roster',
  'queue',
  'queueLeft',
] as const satisfies readonly (keyof Shift)[]

/** Enough for every honest late duplicate; bounds the document at ~100 KB of request keys. */
const REQUESTS_KEPT = 2_000

const remember = (request: string) => op.pushBounded(request, REQUESTS_KEPT)

/** Claims and releases end when the shift starts. */
const beforeStart = (shiftId: string, now: number) => ({ _id: shiftId, state: 'open', startsAt: op.gt(now) })

/** A place for a newcomer: one is left and nobody waits for it. */
export function takePlace(shiftId: string, entry: Entry, request: string): Promise<Shift | undefined> {
  return shifts.updateAndReturn(
    {
      ...beforeStart(shiftId, entry.at),
      left: op.gt(0),
      queue: op.empty(),
      'roster.memberId': op.neq(entry.memberId),
      spent: op.neq(request),
    },
    { left: op.inc(-1), roster: op.push(entry), spent: remember(request) },
  )
}

/** The end of the waiting list, as long as it takes people. */
export function joinQueue(shiftId: string, entry: Entry, request: string): Promise<Shift | undefined> {
  return shifts.updateAndReturn(
    {
      ...beforeStart(shiftId, entry.at),
      queueLeft: op.gt(0),
      'roster.memberId': op.neq(entry.memberId),
      'queue.memberId': op.neq(entry.memberId),
      spent: op.neq(request),
    },
    { queueLeft: op.inc(-1), queue: op.push(entry), spent: remember(request) },
  )
}

/** A place for somebody waiting at `position`, when that many places are free at the moment of writing. */
export function takeOffered(
  shiftId: string,
  entry: Entry,
  position: number,
  request: string,
): Promise<Shift | undefined> {
  return shifts.updateAndReturn(
    {
      ...beforeStart(shiftId, entry.at),
      left: op.gte(position),
      [`queue.${position - 1}.memberId`]: entry.memberId,
      'roster.memberId': op.neq(entry.memberId),
    },
    {
      left: op.inc(-1),
      roster: op.push(entry),
      queueLeft: op.inc(1),
      queue: op.pull({ memberId: entry.memberId }),
      spent: remember(request),
    },
  )
}

export function leaveRoster(shiftId: string, { memberId, at }: Entry, request: string): Promise<boolean> {
  return shifts.update(
    { ...beforeStart(shiftId, at), 'roster.memberId': memberId, spent: op.neq(request) },
    { left: op.inc(1), roster: op.pull({ memberId }), spent: remember(request) },
  )
}

export function leaveQueue(shiftId: string, { memberId, at }: Entry, request: string): Promise<boolean> {
  return shifts.update(
    { ...beforeStart(shiftId, at), 'queue.memberId': memberId, spent: op.neq(request) },
    { queueLeft: op.inc(1), queue: op.pull({ memberId }), spent: remember(request) },
  )
}

/** From here on this request is never carried out; nothing happens when it already was. */
export async function spendRequest(shiftId: string, request: string): Promise<void> {
  await shifts.update({ _id: shiftId, spent: op.neq(request) }, { spent: remember(request) })
}

/** With the requests it has seen: for finding out why a write did not match. */
export function findShift(shiftId: string): Promise<Shift | undefined> {
  return shifts.findById(shiftId, [...shown, 'spent'])
}

/** The other shifts a member holds a place in that lie near this one in time. */
export function findNeighbours(shift: Shift, memberId: string) {
  const { from, to } = clashWindow(shift)
  return shifts.find(
    {
      'roster.memberId': memberId,
      state: 'open',
      startsAt: op.lt(to),
      endsAt: op.gt(from),
      _id: op.neq(shift._id),
    },
    { fields: ['taskId', 'siteId', 'startsAt', 'endsAt', 'roster'], limit: 20 },
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
    anyOf({ 'roster.memberId': memberId, ...notOver }, { 'queue.memberId': memberId, ...notOver }),
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
