import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Shift } from './shift-rules'

/** A code is new every half minute and holds for one more, so that slow fingers still make it. */
const WINDOW = 30_000
const DIGITS = 6

type Source = Pick<Shift, '_id' | 'secret'>

/** Nobody makes it without the secret; nobody needs it twice. */
export function codeAt(shift: Source, now: number): { code: string; validUntil: number } {
  const window = Math.floor(now / WINDOW)
  return { code: codeOf(shift, window), validUntil: (window + 1) * WINDOW }
}

export function isCodeOf(shift: Source, code: string, now: number): boolean {
  const window = Math.floor(now / WINDOW)
  return [window, window - 1].some((one) => isSame(codeOf(shift, one), code))
}

function codeOf({ _id, secret }: Source, window: number): string {
  const digest = createHmac('sha256', secret).update(`${_id}:${window}`).digest()
  // 48 bits for a million codes: each is as likely as the next, to one part in a hundred million.
  return String(digest.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0')
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
