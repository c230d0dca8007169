/** The emulator's clock: real time, shifted. The shift lives in shared memory so that functions feel it, too. */
export interface Clock {
  now(): number
  /** From here on it is `instant`, and time goes on. */
  set(instant: number): void
  /** One Float64: milliseconds added to real time. */
  readonly shift: SharedArrayBuffer
}

export function createClock(startAt?: number): Clock {
  const shift = new SharedArrayBuffer(8)
  const view = new Float64Array(shift)
  const set = (instant: number) => {
    view[0] = instant - Date.now()
  }
  if (startAt !== undefined) {
    set(startAt)
  }
  return { now: () => Date.now() + (view[0] ?? 0), set, shift }
}
