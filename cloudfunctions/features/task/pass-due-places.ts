import { findHeld, findPassable } from './claim-store'
import { passPlacesOn, tellOffered } from './pass-places-on'
import { isPassingDue } from './waiting-rules'

/** Bounds one run; the next one goes on. */
const MOST = 100

/**
 * The timer's part in the waiting list: held places whose time is over pass on, free places are held for the first in
 * line, and people are told, also those whom a process that died did not tell. Nothing depends on it for being right,
 * since every reader works out the same. Safe to run twice, late, or at the same time as anything else. Two operations
 * when nothing is due.
 */
export async function passDuePlaces(now: number): Promise<{ passed: number; isMore: boolean }> {
  const found = await findPassable(now, MOST)
  const due = found.filter((shift) => isPassingDue(shift, now))
  let passed = 0
  for (const shift of due) {
    passed += (await passPlacesOn(shift, now)) ? 1 : 0
  }
  await tellOffered(await findHeld(now, MOST), now)
  return { passed, isMore: found.length === MOST }
}
