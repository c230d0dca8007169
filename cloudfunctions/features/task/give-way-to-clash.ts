import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../platform/app-error'
import { keepPlaces, stepBack } from './claim-store'
import { passPlacesOn } from './pass-places-on'
import { stayKey } from './request-key'
import { clashes, type Entry } from './shift-rules'
import { findNeighbours, findShift, type Judged } from './shift-store'
import { findTaskCards } from './task-store'

/** How long a claim made at the same moment is given to step back, in milliseconds. */
const PATIENCE = [100, 200, 400]

/**
 * Two shifts of one person are two documents, so nothing can forbid both in one write. Instead each claim
 * looks for the other after writing: of two that cross, at least one sees both. The later one (by instant,
 * then by shift id) gives way. When the other is the later one, it is expected to give way; if it never
 * does (it looked too early, or its process died), this one does. Both may step back, both never stay.
 * A second tap on a place already held gives way to earlier claims only: it was looked for when it was taken.
 */
export async function giveWayToClash(shift: Judged, { memberId, at }: Entry, request: string): Promise<void> {
  const isSecondTap = !shift.spent.includes(request)
  const [clash] = await findStayingClashes(shift, [memberId], isSecondTap)
  if (clash && (await undoClaim(shift, [memberId], request, at))) {
    throw await wordClash(clash)
  }
}

/**
 * Whoever is told of a place that another call has claimed is told the truth: that call can step back no more. Says
 * whether it had not done so yet.
 */
export async function stayOn(shift: Judged, memberIds: readonly string[], request: string): Promise<boolean> {
  const mine = entriesOf(shift, memberIds)
  const missing = [request, ...mine.map(stayKey)].filter((key) => !shift.spent.includes(key))
  return missing.length === 0 || keepPlaces(shift._id, memberIds, missing)
}

function entriesOf({ roster }: Judged, memberIds: readonly string[]): Entry[] {
  return roster.filter(({ memberId }) => memberIds.includes(memberId))
}

/** Each round lost means that one of several gave back their own place, or was told that it stays. */
const ROUNDS = 4

/** Takes back what this request has claimed, and passes on what is free then; says whether it did, or nothing was left. */
export async function undoClaim(
  shift: Judged,
  memberIds: readonly string[],
  request: string,
  now: number,
): Promise<boolean> {
  const key = `${request}:clash`
  let current: Judged | undefined = shift
  for (let round = 0; current && round < ROUNDS; round += 1) {
    const { spent } = current
    const present = entriesOf(current, memberIds)
    const leaving = spent.includes(key) ? [] : present.filter((entry) => !spent.includes(stayKey(entry)))
    if (leaving.length === 0) {
      return present.length === 0
    }
    const left = await stepBack(shift._id, leaving, key)
    if (left) {
      await passPlacesOn(left, now)
      return true
    }
    current = await findShift(shift._id)
  }
  return false
}

/** A retry of a claim that gave way is told the same again, as long as the other shift is held. */
export async function refuseClash(shift: Judged, { memberId }: Entry): Promise<void> {
  const [clash] = await findClashes(shift, [memberId])
  if (clash) {
    throw await wordClash(clash)
  }
}

async function wordClash({ taskId, shiftId, startsAt, endsAt }: Clash): Promise<AppError<'CLASH'>> {
  const [task] = await findTaskCards([taskId])
  return new AppError('CLASH', { shiftId, taskTitle: task?.title ?? '', startsAt, endsAt })
}

interface Clash {
  memberId: string
  shiftId: string
  taskId: string
  startsAt: number
  endsAt: number
  /** The other claim came first. */
  isEarlier: boolean
}

/** The clashes of these members of the shift that are still there after the later claims had time to give way. */
export async function findStayingClashes(
  shift: Judged,
  memberIds: readonly string[],
  isSecondTap = false,
): Promise<Clash[]> {
  let found = await findClashes(shift, memberIds)
  if (isSecondTap) {
    return found.filter(({ isEarlier }) => isEarlier)
  }
  for (const patience of PATIENCE) {
    if (found.length === 0 || found.some(({ isEarlier }) => isEarlier)) {
      break
    }
    await pause(patience)
    found = await findClashes(shift, memberIds)
  }
  return found
}

async function findClashes(shift: Judged, memberIds: readonly string[]): Promise<Clash[]> {
  const claimedAt = new Map(shift.roster.map(({ memberId, at }) => [memberId, at]))
  const neighbours = await findNeighbours(shift, memberIds)
  return neighbours
    .filter((other) => clashes(shift, other))
    .flatMap(({ _id: shiftId, taskId, startsAt, endsAt, roster, movedAt = 0 }) => {
      const moved = Math.max(movedAt, shift.movedAt ?? 0)
      return roster
        .filter(({ memberId }) => memberIds.includes(memberId))
        .map(({ memberId, at }) => ({ memberId, theirs: at, mine: claimedAt.get(memberId) }))
        .filter(({ theirs, mine }) => mine === undefined || Math.max(theirs, mine) > moved)
        .map(({ memberId, theirs, mine = Infinity }) => ({
          memberId,
          shiftId,
          taskId,
          startsAt,
          endsAt,
          isEarlier: theirs < mine || (theirs === mine && shiftId < shift._id),
        }))
    })
}
