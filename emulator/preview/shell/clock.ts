/** Less than this is travelling time, not another clock. */
const SAME = 2_000

/**
 * The phone lives in the emulator's time (`NOW`, `POST /clock`), as the functions do: otherwise “明天” on a
 * card would not be tomorrow in the town. Served without an emulator, the phone keeps the browser's time.
 */
export async function followClock(): Promise<void> {
  const response = await fetch('/healthz').catch(() => null)
  const { now } = response?.ok ? ((await response.json()) as { now?: string }) : { now: undefined }
  const shift = now === undefined ? 0 : Date.parse(now) - Date.now()
  if (Math.abs(shift) > SAME) {
    shiftDate(shift)
  }
}

function shiftDate(shift: number): void {
  const RealDate = Date
  globalThis.Date = class extends RealDate {
    constructor(...parts: [] | [number]) {
      super(...((parts.length === 0 ? [RealDate.now() + shift] : parts) as [number]))
    }

    static override now() {
      return RealDate.now() + shift
    }
  } as DateConstructor
}
