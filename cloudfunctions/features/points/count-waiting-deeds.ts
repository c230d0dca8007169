import { countWaiting } from './deed-store'

/** Deeds done up to a day that still wait for a word. */
export function countWaitingDeeds(branchId: string, upTo: string): Promise<number> {
  return countWaiting(branchId, upTo)
}
