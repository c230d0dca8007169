import * as v from 'valibot'
import { contract, type Method, type Output } from './contract'
import { requestId } from './method'
import type { NeedState } from './need'
import type { DeedCode } from './points'
import type { PostState } from './post'
import type { MonthPhaseName } from './red-star'
import type { Phase } from './shift'

/** What each error code carries, besides the code itself. A code without details carries `null`. */
export interface ErrorDetails {
  /** The event or its input does not fit the contract; `path` names the place. */
  INVALID_INPUT: { path: string }
  UNKNOWN_METHOD: null
  /** The caller has no roster entry yet. */
  NOT_BOUND: null
  FORBIDDEN: null
  NOT_FOUND: null
  /** This shift is for party members, or for the people of its branch. */
  NOT_FOR_YOU: { audience: 'party' | 'branch' }
  /** Several were to go together and only `left` places are free; nothing was changed. */
  NOT_ENOUGH_PLACES: { left: number }
  /** Of several who were to go together these hold another shift then, or this one; nothing was changed. */
  OTHERS_CLASH: { memberIds: string[] }
  /** The shift is in a phase in which this cannot be done. */
  PHASE_REFUSED: { phase: Phase }
  /** The times do not fit: ends before it starts, starts in the past, longer than sixteen hours, over 100 shifts. */
  TIMES_REFUSED: { why: 'endsBeforeStart' | 'past' | 'tooLong' | 'tooMany' }
  /** A lead or somebody above them is no member, or not one of this tree, any more. */
  PEOPLE_GONE: { memberIds: string[] }
  /** The code was shown for another shift, or more than a minute ago. */
  CODE_WRONG: null
  /** People check in between these instants. */
  CHECK_IN_CLOSED: { from: number; until: number }
  /** The caller, or the person named, is not among the people of this shift. */
  NOT_ON_SHIFT: null
  /** Nobody works longer than the shift and two hours more. */
  HOURS_REFUSED: { most: number }
  /** Nobody confirms their own hours (PRODUCT §1.5). */
  OWN_ENTRY: null
  /** The deed was decided or withdrawn before. */
  DEED_DECIDED: { state: 'waiting' | 'confirmed' | 'returned' | 'withdrawn' }
  /** The month is not in the phase for this, or its days are over. */
  MONTH_REFUSED: { phase: MonthPhaseName }
  /** What the branch wrote goes beyond the default rules; `code` names the item. */
  RULES_REFUSED: { why: RuleProblem; code?: DeedCode }
  /** Passbooks are for party and probationary members. */
  NO_PASSBOOK: null
  /** Equals at the edge of the places, or a winner without a sentence: the list cannot be fixed yet. */
  LIST_INCOMPLETE: { why: 'tie' | 'sentences' | 'changed' }
  /** The need is closed, or somebody else's word has changed it. */
  NEED_REFUSED: { state: NeedState }
  /** What was sent is no picture, or larger than ten megabytes. */
  PHOTO_REFUSED: null
  /** WeChat's check says these words cannot be shown. */
  TEXT_REFUSED: null
  /** WeChat's check does not answer now; nothing was sent to anybody. */
  CHECK_UNAVAILABLE: null
  /** The post is in a state, or waits for a check, in which this cannot be done. */
  POST_REFUSED: { state: PostState }
  /** More than nine pictures or 6,000 characters, or a picture that is not the caller's. */
  CONTENT_REFUSED: { why: 'tooManyPictures' | 'tooLong' | 'picture' | 'audience' | 'tooManyPinned' }
  /** Claims and releases end when the shift starts. */
  SHIFT_STARTED: null
  SHIFT_CANCELLED: null
  /** No place left, and the waiting list has reached its cap. */
  QUEUE_FULL: null
  /** I hold another shift at that time, counting an hour to get from one site to the other. */
  CLASH: { shiftId: string; taskTitle: string; startsAt: number; endsAt: number }
  /** This very request was carried out and its claim given back since; it never claims again. */
  CLAIM_RELEASED: null
  /** Somebody else saved since the version that was named; nothing was overwritten. */
  EDIT_CONFLICT: null
  /** The edit does not fit the organisation: a name taken, a move below itself, something left below. */
  TREE_REFUSED: { why: 'nameTaken' | 'belowItself' | 'wrongLevel' | 'notEmpty' | 'retired' | 'notHere' }
  /** The entry does not fit: track E without a decision, a group of another branch, away without track D, a villager's track. */
  ENTRY_REFUSED: { why: 'exemption' | 'group' | 'away' | 'left' | 'branch' | 'track' }
  /** Agree to the privacy wording first. */
  CONSENT_NEEDED: null
  /** WeChat gave no number for this code. */
  PHONE_UNKNOWN: null
  /** The code is wrong, used up, expired or revoked. */
  INVITE_INVALID: null
  /** Nobody of this name waits to be bound in that branch. */
  NO_SUCH_NAME: null
  /** Two of this name: the birth year tells them apart. */
  NEEDS_BIRTH_YEAR: null
  /** This WeChat account already is a member. */
  ALREADY_BOUND: null
  /** `until`: the instant from which it may be tried again. */
  TOO_MANY_TRIES: { until: number }
  /** I cannot grant or take what I lack myself. */
  NOT_GRANTABLE: null
  /** An overseer is not an officer of the same branch. */
  ROLE_CONFLICT: null
  LAST_ADMINISTRATOR: null
  /** The file cannot be used as a whole. */
  FILE_REFUSED: {
    why:
      | 'notXlsx'
      | 'tooLarge'
      | 'tooManyRows'
      | 'wrongSheet'
      | 'noRows'
      | 'incomplete'
      | 'merged'
      | 'formula'
  }
  /** The file has problems; the preview says which. Nothing was written. */
  IMPORT_HAS_PROBLEMS: null
  /** The roster is another one than at the preview; look again. */
  IMPORT_STALE: null
  /** Many people at once; nothing was changed, the same request may be sent again. */
  BUSY: null
  INTERNAL: null
}

export type RuleProblem =
  | 'unknownItem'
  | 'doubleItem'
  | 'beyondDefault'
  | 'capBeyondDefault'
  | 'notHalf'
  | 'contribution'
  | 'threshold'

export type ErrorCode = keyof ErrorDetails

export type ErrorReply = {
  [C in ErrorCode]: { code: C; details: ErrorDetails[C]; traceId: string }
}[ErrorCode]

export type Reply<M extends Method> = { ok: true; data: Output<M> } | { ok: false; error: ErrorReply }

const methodNames = Object.keys(contract) as [Method, ...Method[]]

/** What the mini-program sends to the function `api`. Who calls is never part of it. */
export const apiEvent = v.object({
  method: v.picklist(methodNames),
  input: v.optional(v.unknown(), {}),
  requestId: v.optional(requestId),
})
