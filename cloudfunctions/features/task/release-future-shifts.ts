import type { WriteContext } from '../../platform/context'
import { makeRelease } from './make-release'
import { requestKey } from './request-key'
import { findMine } from './shift-list-store'

/** More than anybody can hold: shifts of one person do not overlap. */
const MOST = 1_000

/**
 * Gives back every place and every wait of somebody who leaves, by themselves or by an officer's act, in shifts that
 * have not started. Safe to repeat.
 */
export async function releaseFutureShifts(context: WriteContext, memberId: string): Promise<void> {
  const { caller, now, requestId } = context
  const entry = { memberId, at: now, ...(memberId !== caller.memberId && { by: caller.memberId }) }
  const request = requestKey('release', context, requestId)
  const shifts = await findMine(memberId, now, { limit: MOST })
  const notStarted = shifts.filter(({ startsAt, state }) => startsAt > now && state === 'open')
  await Promise.all(notStarted.map(({ _id }) => makeRelease({ shiftId: _id, entry, request })))
}
