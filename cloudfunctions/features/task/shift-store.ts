import { allOf, anyOf, collection, type Order, op, type Where } from '../../platform/database'
import { clashWindow, type Entry, type Shift, type Shown } from './shift-rules'
import { FIRST_TAP, type Passing } from './waiting-rules'

const shifts = collection<Shift>('shifts')

const shown = [
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

const RELEASES_KEPT = 100

const remember = (request: string) => op.pushBounded(request, REQUESTS_KEPT)
const nextVersion = { version: op.inc(1) }

/** Claims and releases end when the shift starts. */
const beforeStart = (shiftId: string, now: number) => ({ _id: shiftId, state: 'open', startsAt: op.gt(now) })

/** Conditions on one shift that cannot stand side by side in one object; spreading an `allOf` would undo it. */
const within = (shiftId: string, ...conditions: Where[]) =>
  allOf({ _id: shiftId }, ...conditions) as Where & { _id: string }

export interface Claim {
  shiftId: string
  entry: Entry
  request: string
  /** The audiences the person belongs to. */
  audiences: readonly string[]
}

/** A place for a newcomer: one is left, and nobody waits for it or the first tap counts. */
export function takePlace({ shiftId, entry, request, audiences }: Claim): Promise<Shift | undefined> {
  return takePlaces(shiftId, [entry], request, audiences)
}

/** Places for several at once, or for none. */
export function takePlaces(
  shiftId: string,
  entries: readonly Entry[],
  request: string,
  audiences: readonly string[],
): Promise<Shift | undefined> {
  const [{ at } = { at: 0 }] = entries
  const nobody = op.noneOf(entries.map(({ memberId }) => memberId))
  return shifts.updateAndReturn(
    within(
      shiftId,
      {
        ...beforeStart(shiftId, at),
        left: op.gte(entries.length),
        audience: op.oneOf(audiences),
        'roster.memberId': nobody,
        'held.memberId': nobody,
        'queue.memberId': nobody,
        spent: op.neq(request),
      },
      anyOf({ queue: op.empty() }, { startsAt: op.lte(at + FIRST_TAP) }),
    ),
    {
      left: op.inc(-entries.length),
      roster: op.pushAll(entries),
      spent: remember(request),
      ...nextVersion,
    },
  )
}

/** The end of the waiting list, as long as it takes people. */
export function joinQueue({ shiftId, entry, request, audiences }: Claim): Promise<Shift | undefined> {
  const notMe = op.neq(entry.memberId)
  return shifts.updateAndReturn(
    {
      ...beforeStart(shiftId, entry.at),
      queueLeft: op.gt(0),
      audience: op.oneOf(audiences),
      'roster.memberId': notMe,
      'held.memberId': notMe,
      'queue.memberId': notMe,
      spent: op.neq(request),
    },
    { queueLeft: op.inc(-1), queue: op.push(entry), spent: remember(request), ...nextVersion },
  )
}

/** The place that is held for this person, as long as it is. */
export function takeHeld({ shiftId, entry, request }: Claim): Promise<Shift | undefined> {
  return shifts.updateAndReturn(
    {
      ...beforeStart(shiftId, entry.at),
      held: op.some({ memberId: entry.memberId, until: op.gt(entry.at) }),
      'roster.memberId': op.neq(entry.memberId),
    },
    {
      held: op.pull({ memberId: entry.memberId }),
      roster: op.push(entry),
      spent: remember(request),
      ...nextVersion,
    },
  )
}

/** The first tap of somebody who waits, when a place is free shortly before the start. */
export function takeFromQueue({ shiftId, entry, request }: Claim): Promise<Shift | undefined> {
  return shifts.updateAndReturn(
    within(
      shiftId,
      {
        ...beforeStart(shiftId, entry.at),
        left: op.gt(0),
        'queue.memberId': entry.memberId,
        'roster.memberId': op.neq(entry.memberId),
      },
      { startsAt: op.lte(entry.at + FIRST_TAP) },
    ),
    {
      left: op.inc(-1),
      queue: op.pull({ memberId: entry.memberId }),
      queueLeft: op.inc(1),
      roster: op.push(entry),
      spent: remember(request),
      ...nextVersion,
    },
  )
}

export interface Release {
  shiftId: string
  entry: Entry
  request: string
}

export function leaveRoster({ shiftId, entry, request }: Release): Promise<Shift | undefined> {
  const { memberId, at } = entry
  return shifts.updateAndReturn(
    { ...beforeStart(shiftId, at), 'roster.memberId': memberId, spent: op.neq(request) },
    {
      left: op.inc(1),
      roster: op.pull({ memberId }),
      [`coming.${memberId}`]: op.unset(),
      releases: op.pushBounded(entry, RELEASES_KEPT),
      spent: remember(request),
      ...nextVersion,
    },
  )
}

/** Several who came together leave together: one of them could not. */
export function leaveTogether(shiftId: string, entries: readonly Entry[], request: string): Promise<boolean> {
  const memberIds = entries.map(({ memberId }) => memberId)
  return shifts.update(
    { _id: shiftId, state: 'open', 'roster.memberId': op.all(memberIds), spent: op.neq(request) },
    {
      left: op.inc(entries.length),
      roster: op.pull({ memberId: op.oneOf(memberIds) }),
      spent: remember(request),
      ...nextVersion,
    },
  )
}

export function leaveHeld({ shiftId, entry, request }: Release): Promise<Shift | undefined> {
  const { memberId, at } = entry
  return shifts.updateAndReturn(
    { ...beforeStart(shiftId, at), 'held.memberId': memberId, spent: op.neq(request) },
    { left: op.inc(1), held: op.pull({ memberId }), spent: remember(request), ...nextVersion },
  )
}

export function leaveQueue({ shiftId, entry, request }: Release): Promise<Shift | undefined> {
  const { memberId, at } = entry
  return shifts.updateAndReturn(
    { ...beforeStart(shiftId, at), 'queue.memberId': memberId, spent: op.neq(request) },
    { queueLeft: op.inc(1), queue: op.pull({ memberId }), spent: remember(request), ...nextVersion },
  )
}

/** The line as `passPlaces` has it, when nobody has written since it was read. */
export function writeLine(
  { _id, version }: Pick<Judged, '_id' | 'version'>,
  line: Passing['line'],
): Promise<Shift | undefined> {
  return shifts.updateAndReturn({ _id, version, state: 'open' }, { ...line, ...nextVersion })
}

/** 会来, the day before. */
export function noteComing(shiftId: string, { memberId, at }: Entry): Promise<boolean> {
  return shifts.update(
    { ...beforeStart(shiftId, at), 'roster.memberId': memberId },
    { [`coming.${memberId}`]: at, ...nextVersion },
  )
}

/** From here on this request is never carried out; nothing happens when it already was. */
export async function spendRequest(shiftId: string, request: string): Promise<void> {
  await shifts.update({ _id: shiftId, spent: op.neq(request) }, { spent: remember(request), ...nextVersion })
}

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
    { fields: ['taskId', 'siteId', 'startsAt', 'endsAt', 'roster'], limit: 200 },
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
