import * as v from 'valibot'
import { needState } from './need'
import { deedCode } from './points'
import { postState } from './post'
import { monthPhase } from './red-star'
import { phase } from './shift'

const none = v.null()
const at = v.number()
const memberIds = v.object({ memberIds: v.array(v.string()) })

const because = <const W extends readonly string[]>(whys: W) => v.object({ why: v.picklist(whys) })

/** What a branch wrote that goes beyond the default rules. */
const ruleProblem = v.picklist([
  'unknownItem',
  'doubleItem',
  'beyondDefault',
  'capBeyondDefault',
  'notHalf',
  'contribution',
  'threshold',
])

/** What each error code carries, besides the code itself. A code without details carries `null`. */
export const errorDetails = {
  /** The event or its input does not fit the contract; `path` names the place. */
  INVALID_INPUT: v.object({ path: v.string() }),
  /** The phone is newer than the functions, or asks for what has been taken away. */
  UNKNOWN_METHOD: none,
  /** Whoever runs the town has closed it for a while, in their words. Nothing was read or written. */
  MAINTENANCE: v.object({ text: v.string() }),
  /** The caller has no roster entry yet. */
  NOT_BOUND: none,
  FORBIDDEN: none,
  NOT_FOUND: none,
  /** This shift is for party members, or for the people of its branch. */
  NOT_FOR_YOU: v.object({ audience: v.picklist(['party', 'branch']) }),
  /** Several were to go together and only `left` places are free; nothing was changed. */
  NOT_ENOUGH_PLACES: v.object({ left: v.number() }),
  /** Of several who were to go together these hold another shift then, or this one; nothing was changed. */
  OTHERS_CLASH: memberIds,
  /** The shift is in a phase in which this cannot be done. */
  PHASE_REFUSED: v.object({ phase }),
  /** The times do not fit: ends before it starts, starts in the past, longer than sixteen hours, over 100 shifts. */
  TIMES_REFUSED: because(['endsBeforeStart', 'past', 'tooLong', 'tooMany']),
  /** A lead or somebody above them is no member, or not one of this tree, any more. */
  PEOPLE_GONE: memberIds,
  /** The code was shown for another shift, or more than a minute ago. */
  CODE_WRONG: none,
  /** People check in between these instants. */
  CHECK_IN_CLOSED: v.object({ from: at, until: at }),
  /** The caller, or the person named, is not among the people of this shift. */
  NOT_ON_SHIFT: none,
  /** Nobody works longer than the shift and two hours more. */
  HOURS_REFUSED: v.object({ most: v.number() }),
  /** Nobody confirms their own hours (PRODUCT §1.5). */
  OWN_ENTRY: none,
  /** The deed was decided or withdrawn before. */
  DEED_DECIDED: v.object({ state: v.picklist(['waiting', 'confirmed', 'returned', 'withdrawn']) }),
  /** The month is not in the phase for this, or its days are over. */
  MONTH_REFUSED: v.object({ phase: monthPhase }),
  /** What the branch wrote goes beyond the default rules; `code` names the item. */
  RULES_REFUSED: v.object({ why: ruleProblem, code: v.optional(deedCode) }),
  /** Passbooks are for party and probationary members. */
  NO_PASSBOOK: none,
  /** Equals at the edge of the places, or a winner without a sentence: the list cannot be fixed yet. */
  LIST_INCOMPLETE: because(['tie', 'sentences', 'changed']),
  /** The need is closed, or somebody else's word has changed it. */
  NEED_REFUSED: v.object({ state: needState }),
  /** What was sent is no picture, or larger than ten megabytes. */
  PHOTO_REFUSED: none,
  /** WeChat's check says these words cannot be shown. */
  TEXT_REFUSED: none,
  /** WeChat's check does not answer now; nothing was sent to anybody. */
  CHECK_UNAVAILABLE: none,
  /** The post is in a state, or waits for a check, in which this cannot be done. */
  POST_REFUSED: v.object({ state: postState }),
  /** More than nine pictures or 6,000 characters, or a picture that is not the caller's. */
  CONTENT_REFUSED: because(['tooManyPictures', 'tooLong', 'picture', 'audience', 'tooManyPinned']),
  /** Claims and releases end when the shift starts. */
  SHIFT_STARTED: none,
  SHIFT_CANCELLED: none,
  /** No place left, and the waiting list has reached its cap. */
  QUEUE_FULL: none,
  /** I hold another shift at that time, counting an hour to get from one site to the other. */
  CLASH: v.object({ shiftId: v.string(), taskTitle: v.string(), startsAt: at, endsAt: at }),
  /** This very request was carried out and its claim given back since; it never claims again. */
  CLAIM_RELEASED: none,
  /** Somebody else saved since the version that was named; nothing was overwritten. */
  EDIT_CONFLICT: none,
  /** The edit does not fit the organisation: a name taken, a move below itself, something left below. */
  TREE_REFUSED: because(['nameTaken', 'belowItself', 'wrongLevel', 'notEmpty', 'retired', 'notHere']),
  /** The entry does not fit: track E without a decision, a group of another branch, away without track D, a villager's track. */
  ENTRY_REFUSED: because(['exemption', 'group', 'away', 'left', 'branch', 'track']),
  /** Agree to the privacy wording first. */
  CONSENT_NEEDED: none,
  /** WeChat gave no number for this code. */
  PHONE_UNKNOWN: none,
  /** The code is wrong, used up, expired or revoked. */
  INVITE_INVALID: none,
  /** Nobody of this name waits to be bound in that branch. */
  NO_SUCH_NAME: none,
  /** Two of this name: the birth year tells them apart. */
  NEEDS_BIRTH_YEAR: none,
  /** This WeChat account already is a member. */
  ALREADY_BOUND: none,
  /** `until`: the instant from which it may be tried again. */
  TOO_MANY_TRIES: v.object({ until: at }),
  /** I cannot grant or take what I lack myself. */
  NOT_GRANTABLE: none,
  /** An overseer is not an officer of the same branch. */
  ROLE_CONFLICT: none,
  LAST_ADMINISTRATOR: none,
  /** The file cannot be used as a whole. */
  FILE_REFUSED: because([
    'notXlsx',
    'tooLarge',
    'tooManyRows',
    'wrongSheet',
    'noRows',
    'incomplete',
    'merged',
    'formula',
  ]),
  /** The file has problems; the preview says which. Nothing was written. */
  IMPORT_HAS_PROBLEMS: none,
  /** The roster is another one than at the preview; look again. */
  IMPORT_STALE: none,
  /** Many people at once; nothing was changed, the same request may be sent again. */
  BUSY: none,
  INTERNAL: none,
} as const

export type ErrorCode = keyof typeof errorDetails
export type ErrorDetails = { [C in ErrorCode]: v.InferOutput<(typeof errorDetails)[C]> }
export type RuleProblem = v.InferOutput<typeof ruleProblem>
