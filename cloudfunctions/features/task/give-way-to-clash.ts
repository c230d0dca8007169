import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../platform/app-error'
import { spendRequest, stepBack } from './claim-store'
import { passPlacesOn } from './pass-places-on'
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
export async function giveWayToClash(
  shift: Judged,
  { memberId, at }: Entry,
  request: string,
  isRetry: boolean,
): Promise<void> {
  const isSecondTap = !shift.spent.includes(request)
  const [clash] = await findStayingClashes(shift, [memberId], isSecondTap)
  if (!clash) {
    if (isRetry && !isSecondTap) {
      await decideToStay(shift, [memberId], request)
    }
    return
  }
  if (!(await undoClaim(shift, [memberId], request, at))) {
    if ((await stillOn(shift, [memberId])).length > 0) {
      return
    }
  }
  throw await wordClash(clash)
}

/** Whether the claim of a request stays is written once, so that the request and its retry answer the same. */
const decision = (request: string) => `${request}:clash`

/** The first try may be about to step back for a clash that it saw and that is gone. */
export async function decideToStay(
  shift: Judged,
  memberIds: readonly string[],
  request: string,
): Promise<void> {
  const isDecided = shift.spent.includes(decision(request))
  if (isDecided || (await spendRequest(shift._id, decision(request)))) {
    return
  }
  if ((await stillOn(shift, memberIds)).length === 0) {
    throw new AppError('CLAIM_RELEASED')
  }
}

/** Somebody may give back their own place while all of them are to step back. */
const ROUNDS = 3

/** Takes back what this request has claimed, and passes on what is free then; says whether it did. */
export async function undoClaim(
  shift: Judged,
  memberIds: readonly string[],
  request: string,
  now: number,
): Promise<boolean> {
  let staying = memberIds
  for (let round = 0; round < ROUNDS && staying.length > 0; round += 1) {
    const left = await stepBack(shift._id, staying, decision(request))
    if (left) {
      await passPlacesOn(left, now)
      return true
    }
    staying = memberIds.length > 1 ? await stillOn(shift, staying) : []
  }
  return false
}

export async function stillOn({ _id }: Judged, memberIds: readonly string[]): Promise<string[]> {
  const on = new Set((await findShift(_id))?.roster.map(({ memberId }) => memberId))
  return memberIds.filter((memberId) => on.has(memberId))
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
