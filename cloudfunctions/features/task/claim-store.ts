import { allOf, anyOf, collection, op, type Where } from '../../platform/database'
import { stayKey } from './request-key'
import type { Entry, Shift } from './shift-rules'
import { type Judged, nextVersion, remember } from './shift-store'
import { FIRST_TAP, type Passing } from './waiting-rules'

const shifts = collection<Shift>('shifts')

/** The lead reads the late ones; a hundred are more than one shift ever has. */
const RELEASES_KEPT = 100

/** Claims and releases end when the shift starts. */
const beforeStart = (shiftId: string, now: number) => ({ _id: shiftId, state: 'open', startsAt: op.gt(now) })

/** Conditions on one shift that cannot stand side by side in one object. */
const allOfOne = (shiftId: string, ...conditions: Where[]) =>
  allOf({ _id: shiftId }, ...conditions) as Where & { _id: string }

export interface Claim {
  shiftId: string
  entry: Entry
  /** Written with whatever it does, so that it is never done again. */
  request: string
  /** The audiences the person belongs to. */
  audiences: readonly string[]
}

/** Places for one newcomer or several at once, or for none: so many are left, and nobody waits or the first tap counts. */
export function takePlaces(
  shiftId: string,
  entries: readonly [Entry, ...Entry[]],
  request: string,
  audiences: readonly string[],
): Promise<Shift | undefined> {
  const { at } = entries[0]
  const nobody = op.noneOf(entries.map(({ memberId }) => memberId))
  return shifts.updateAndReturn(
    allOfOne(
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
      spent: op.neq(request),
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
    allOfOne(
      shiftId,
      {
        ...beforeStart(shiftId, entry.at),
        left: op.gt(0),
        'queue.memberId': entry.memberId,
        'roster.memberId': op.neq(entry.memberId),
        spent: op.neq(request),
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
      [`checkIns.${memberId}`]: op.unset(),
      releases: op.pushBounded(entry, RELEASES_KEPT),
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

/**
 * Undoes a claim that met a clash, all of those who came together at once, unless somebody was told that one of them
 * stays. It never held, so it is no release that anybody hears of.
 */
export function stepBack(
  shiftId: string,
  entries: readonly Entry[],
  request: string,
): Promise<Shift | undefined> {
  const memberIds = entries.map(({ memberId }) => memberId)
  return shifts.updateAndReturn(
    {
      _id: shiftId,
      state: 'open',
      'roster.memberId': op.all(memberIds),
      spent: op.noneOf([request, ...entries.map(stayKey)]),
    },
    {
      left: op.inc(entries.length),
      roster: op.pull({ memberId: op.oneOf(memberIds) }),
      spent: remember(request),
      ...nextVersion,
    },
  )
}

/** These places stay from here on, for all that a claim still under way may see; says whether they were still held. */
export function keepPlaces(
  shiftId: string,
  memberIds: readonly string[],
  keys: readonly string[],
): Promise<boolean> {
  return shifts.update(
    { _id: shiftId, 'roster.memberId': op.all(memberIds) },
    { spent: remember(...keys), ...nextVersion },
  )
}

/** The line as `passPlaces` has it, when nobody has written since it was read. */
export function writeLine(
  { _id, version }: Pick<Judged, '_id' | 'version'>,
  line: Passing['line'],
): Promise<Shift | undefined> {
  return shifts.updateAndReturn({ _id, version, state: 'open' }, { ...line, ...nextVersion })
}

const passable = ['taskId', 'state', 'startsAt', 'left', 'held', 'queue', 'queueLeft', 'version'] as const

/** Shifts to come in which time has run out on a held place, or a place is free while somebody waits. */
export function findPassable(now: number, limit: number) {
  const firstTap = now + FIRST_TAP
  const somebody = op.gt('')
  return shifts.find(
    anyOf(
      { state: 'open', startsAt: op.gt(now), 'held.until': op.lte(now) },
      allOf(
        { state: 'open', startsAt: op.gt(now), 'held.memberId': somebody },
        { startsAt: op.lte(firstTap) },
      ),
      { state: 'open', startsAt: op.gt(firstTap), left: op.gt(0), 'queue.memberId': somebody },
    ),
    { fields: passable, orderBy: [['startsAt', 'asc']], limit },
  )
}

/** Shifts to come in which places are held. */
export function findHeld(now: number, limit: number) {
  return shifts.find(
    { state: 'open', startsAt: op.gt(now), 'held.until': op.gt(now) },
    { fields: ['taskId', 'startsAt', 'held'], orderBy: [['startsAt', 'asc']], limit },
  )
}

/** 会来, the day before. */
export function noteComing(shiftId: string, { memberId, at }: Entry): Promise<boolean> {
  return shifts.update(
    { ...beforeStart(shiftId, at), 'roster.memberId': memberId },
    { [`coming.${memberId}`]: at, ...nextVersion },
  )
}

/** From here on this request is never carried out; nothing happens when it already was. `why` is kept beside it. */
export async function spendRequest(shiftId: string, request: string, ...why: string[]): Promise<void> {
  await shifts.update(
    { _id: shiftId, spent: op.neq(request) },
    { spent: remember(request, ...why), ...nextVersion },
  )
}
