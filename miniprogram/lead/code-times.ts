/** How long a code is shown before the next one comes, at most. */
const turn = 30_000
/** When the phone's clock is off, asking this often never shows a code that is no longer taken. */
const cautious = 15_000
/** After its turn a code is taken for as long again. */
const grace = 30_000

/** How long to wait for the next code, whatever the phone's clock says. */
export function waitFor(validUntil: number, now: number): number {
  const left = validUntil - now
  return left > 0 && left <= turn ? left : cautious
}

/** Whether a code that arrived at this instant could by now be refused. */
export function isSpent(arrivedAt: number, wait: number, now: number): boolean {
  return now >= arrivedAt + wait + grace
}

/** Nobody reached: ask again soon, since people stand and wait. */
export const retryAfter = 5_000
