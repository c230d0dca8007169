import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../platform/app-error'
import { passPlacesOn } from './pass-places-on'
import { clashes, type Entry } from './shift-rules'
import { findNeighbours, type Judged, leaveRoster } from './shift-store'
import { findTaskCards } from './task-store'

/** How long a claim made at the same moment is given to step back, in milliseconds. */
const PATIENCE = [100, 200, 400]

/**
 * Two shifts of one person are two documents, so nothing can forbid both in one write. Instead each claim
 * looks for the other after writing: of two that cross, at least one sees both. The later one (by instant,
 * then by shift id) gives way. When the other is the later one, it is expected to give way; if it never
 * does (it looked too early, or its process died), this one does. Both may step back, both never stay.
 */
export async function giveWayToClash(shift: Judged, mine: Entry, request: string): Promise<void> {
  let clash = await findClash(shift, mine)
  const held = shift.roster.find(({ memberId }) => memberId === mine.memberId) ?? mine
  for (const patience of PATIENCE) {
    if (!clash || isEarlier(clash, { at: held.at, shiftId: shift._id })) {
      break
    }
    await pause(patience)
    clash = await findClash(shift, mine)
  }
  if (!clash) {
    return
  }
  const left = await leaveRoster({ shiftId: shift._id, entry: mine, request: `${request}:clash` })
  if (left) {
    await passPlacesOn(left, mine.at)
  }
  throw await wordClash(clash)
}

/** A retry of a claim that gave way is told the same again, as long as the other shift is held. */
export async function refuseClash(shift: Judged, mine: Entry): Promise<void> {
  const clash = await findClash(shift, mine)
  if (clash) {
    throw await wordClash(clash)
  }
}

async function wordClash({ taskId, shiftId, startsAt, endsAt }: Clash): Promise<AppError<'CLASH'>> {
  const [task] = await findTaskCards([taskId])
  return new AppError('CLASH', { shiftId, taskTitle: task?.title ?? '', startsAt, endsAt })
}

interface Clash {
  shiftId: string
  taskId: string
  startsAt: number
  endsAt: number
  at: number
}

async function findClash(shift: Judged, { memberId }: Entry): Promise<Clash | undefined> {
  const neighbours = await findNeighbours(shift, [memberId])
  const found = neighbours.find((other) => clashes(shift, other))
  if (!found) {
    return undefined
  }
  const { _id, taskId, startsAt, endsAt, roster } = found
  const at = roster.find((entry) => entry.memberId === memberId)?.at ?? 0
  return { shiftId: _id, taskId, startsAt, endsAt, at }
}

type Order = Pick<Clash, 'at' | 'shiftId'>

function isEarlier(a: Order, b: Order): boolean {
  return a.at < b.at || (a.at === b.at && a.shiftId < b.shiftId)
}
