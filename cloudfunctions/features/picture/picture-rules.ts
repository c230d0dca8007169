import type { PictureUse } from '../../contract/picture'
import { DAY, HOUR } from '../../platform/calendar'

/**
 * `begun`: to be uploaded. `copying`: a call is taking it in, for as long as its lease. `checking`: WeChat is asked.
 * `gone`: nobody refers to it; its files are removed and, an hour later, the document.
 */
export type State = 'begun' | 'copying' | 'checking' | 'passed' | 'refused' | 'gone'

export interface Picture {
  _id: string
  /** The member who uploads it; empty once that person was deleted and the picture stays. */
  by: string
  use: PictureUse
  /** The post, need or deed it belongs to, from the moment that it is taken in. */
  ownerId?: string
  state: State
  /** Pixels, as it is shown. */
  width?: number
  height?: number
  /** The call that takes it in, and until when nobody else may. */
  lease?: string
  leaseUntil?: number
  /** WeChat's name for its newest answer to come. */
  traceId?: string
  /** How often WeChat was asked, in vain or not. */
  asked: number
  /** When a timer asks WeChat again; absent: nothing to ask. */
  checkDueAt?: number
  /** When a timer looks whether somebody still refers to it; absent: somebody does. */
  keptUntil?: number
}

const MINUTE = 60_000

/** What nothing takes in, or nothing refers to, is removed after a day. */
export const KEPT = DAY

/** Longer than a function may run: when it is over, the call that had it does nothing any more. */
export const LEASE = 30_000

/**
 * When WeChat is asked about what it could not be asked: at the next timer, then later each time, since it may be the
 * author who has not been there for two hours (PRODUCT §8).
 */
export function tryAgainAt(now: number, asked: number): number {
  return now + Math.min((asked + 1) * 10 * MINUTE, 6 * HOUR)
}

/** WeChat answers within thirty minutes (PRODUCT §8). */
const ANSWER_WITHIN = 40 * MINUTE

/** When WeChat is asked again without an answer: later each time, at most a day. */
export function askAgainAt(now: number, asked: number): number {
  return now + Math.min(asked * ANSWER_WITHIN, KEPT)
}

/** No function that still knows the picture runs any more. */
export const REMOVED_AFTER = HOUR

/** Ten megabytes: what WeChat checks (PRODUCT §8). */
export const MOST_BYTES = 10 * 1024 * 1024

/** More would cost a phone all its memory, however few bytes it comes in. */
export const MOST_PIXELS = 40_000_000

/**
 * Where its bytes are. The phone may write into `uploads` only; `waiting` is what WeChat looks at, and nobody but its
 * author is given a link to it; `checked` is what people see.
 */
export function pathsOf(pictureId: string) {
  return {
    upload: `uploads/${pictureId}.jpg`,
    waiting: `waiting/${pictureId}.jpg`,
    checked: `checked/${pictureId}.jpg`,
  }
}

/** Whether a save may refer to it: taken in for this owner before, or the caller's own and nobody's yet. */
export function mayTakeIn(
  picture: Pick<Picture, 'by' | 'use' | 'ownerId' | 'state'>,
  { memberId, use, ownerId }: { memberId: string; use: PictureUse; ownerId: string },
): boolean {
  if (picture.use !== use || picture.state === 'gone') {
    return false
  }
  return picture.ownerId === undefined ? picture.by === memberId : picture.ownerId === ownerId
}
