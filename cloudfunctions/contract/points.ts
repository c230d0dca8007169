import * as v from 'valibot'
import { count, day, id, instant, read, text, write } from './method'
import { photo } from './picture'

/** PRODUCT §5.1. V2 is a factor of V1, BASE and X are no entries. */
export const deedCode = v.picklist([
  'B1',
  'B2',
  'B3',
  'B4',
  'B5',
  'B6',
  'V1',
  'V3',
  'V4',
  'V5',
  'V6',
  'V7',
  'V8',
  'V9',
  'V10',
  'V11',
  'N1',
  'N2',
])

/** A month, `2026-11`. */
export const month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/))

const points = v.pipe(v.number(), v.multipleOf(0.25))

/** What a branch may lower of an item. */
const amounts = {
  /** Per unit; below zero for what takes points away. */
  points,
  /** The month's sum of this item never goes beyond, in the direction of `points`; absent: no cap. */
  capMonth: v.optional(points),
  /** V1: a day's sum never goes beyond. */
  capDay: v.optional(points),
}

/** What the red list shows besides the winners. */
const shows = v.picklist(['winners', 'topThird'])

const ruleItem = v.object({
  code: deedCode,
  ...amounts,
  /** What one unit is: one occasion, an hour of confirmed work, five people supplied, or a level of honour. */
  unit: v.picklist(['each', 'hour', 'fivePeople', 'level']),
  tracks: v.array(v.picklist(['A', 'B', 'C', 'D'])),
})

const ruleSet = v.object({
  version: count,
  base: points,
  /** Contributions (V) of a month together. */
  capContribution: points,
  /** V2: urgent work counts so many times, inside V1's caps. */
  urgentFactor: v.number(),
  /** The month's score from which a member is eligible. */
  threshold: points,
  items: v.array(ruleItem),
  /** With two places or more, one goes to somebody who is no cadre, if anybody is eligible. */
  keepsNonCadrePlace: v.boolean(),
  shows,
})

/** An item's amounts, absent where a version lacks it, or the setting itself. */
const side = v.optional(v.union([v.object(amounts), v.number(), v.boolean(), shows]))

const ruleChange = v.object({
  what: v.picklist(['item', 'capContribution', 'threshold', 'keepsNonCadrePlace', 'shows']),
  code: v.optional(deedCode),
  from: side,
  to: side,
})

/** The rules of a branch in a month, for everybody; with what the version changed. */
export const rulesGet = read(
  v.object({ branchId: id, month: v.optional(month) }),
  v.object({
    branchId: id,
    branchName: v.string(),
    month,
    rules: ruleSet,
    changes: v.array(ruleChange),
    /** A newer version that is not in force yet. */
    next: v.optional(v.object({ from: month, rules: ruleSet, changes: v.array(ruleChange) })),
    /** I may write the next version. */
    mayEdit: v.boolean(),
  }),
)

/** A branch may lower, never raise; from next month on. EDIT_CONFLICT when somebody wrote a version since `version`. */
export const rulesEdit = write(
  v.object({
    branchId: id,
    version: count,
    capContribution: points,
    threshold: points,
    keepsNonCadrePlace: v.boolean(),
    shows,
    items: v.pipe(v.array(v.object({ code: deedCode, ...amounts })), v.maxLength(deedCode.options.length)),
  }),
  v.object({ version: count, from: month }),
)

/** Of a shift, also the task it belongs to: pages open tasks. */
const evidence = v.object({
  kind: v.picklist(['shift', 'task', 'need', 'deed', 'meeting']),
  id,
  taskId: v.optional(id),
})

const passbookEntry = v.object({
  entryId: v.string(),
  code: deedCode,
  day,
  /** What was done, in a few words. */
  what: v.string(),
  amount: v.number(),
  isUrgent: v.optional(v.boolean()),
  /** Points by the rule, and what the caps left of them. */
  raw: v.number(),
  credited: v.number(),
  cap: v.optional(
    v.picklist(['day', 'month', 'contribution', 'reversed', 'once', 'notInRules', 'notForTrack']),
  ),
  /** After this line. */
  balance: v.number(),
  confirmedBy: v.string(),
  confirmedAt: instant,
  /** The confirmer declared to be wife, husband, parent or child. */
  byRelative: v.optional(v.boolean()),
  evidence: v.optional(evidence),
  /** It takes back the entry of this id, for this reason. */
  reverses: v.optional(v.string()),
  reason: v.optional(v.string()),
  /** A late deed: the month it belongs to. */
  ofMonth: v.optional(month),
})

const passbook = v.object({
  memberId: id,
  name: v.string(),
  branchId: id,
  branchName: v.string(),
  month,
  track: v.picklist(['A', 'B', 'C', 'D', 'E']),
  base: v.number(),
  contribution: v.number(),
  deduction: v.number(),
  score: v.number(),
  hours: v.number(),
  ruleVersion: count,
  isSealed: v.boolean(),
  entries: v.array(passbookEntry),
  /** My place in the branch this month, to me only; absent while nothing is counted. */
  rank: v.optional(v.object({ place: count, of: count })),
})

/** 红色存折: my own month. */
export const passbookMine = read(v.object({ month }), passbook)

/** My months with their scores, newest first, two years at a time. */
export const passbookMonths = read(
  v.object({ before: v.optional(month) }),
  v.object({
    months: v.array(v.object({ month, score: v.number(), hours: v.number(), isWinner: v.boolean() })),
    next: v.optional(month),
  }),
)

/** A member's month, for officers of the branch. */
export const passbookOf = read(v.object({ memberId: id, month }), passbook)

const deedState = v.picklist(['waiting', 'confirmed', 'returned', 'withdrawn'])

const deed = v.object({
  deedId: id,
  memberId: id,
  name: v.string(),
  code: deedCode,
  day,
  amount: v.number(),
  what: v.string(),
  state: deedState,
  appliedAt: instant,
  /** An officer recorded it for the member. */
  byOfficer: v.optional(v.string()),
  reason: v.optional(v.string()),
  photo: v.optional(photo),
  version: count,
  /** The rule gives so many points, before caps. */
  raw: v.number(),
})

const deedWords = {
  code: deedCode,
  day,
  /** Occasions, hours, people or level. */
  amount: v.pipe(v.number(), v.minValue(0.5), v.maxValue(100), v.multipleOf(0.5)),
  what: text(60),
}

/** A member applies for a deed of their own: V3 to V11 that no shift or need has credited. */
export const deedApply = write(
  /** `pictureId`: of `picture.begin` with use `deed`, uploaded. */
  v.object({ ...deedWords, pictureId: v.optional(id) }),
  v.object({ deedId: id }),
)

export const deedMine = read(
  v.object({ cursor: v.optional(v.pipe(v.string(), v.maxLength(100))) }),
  v.object({ deeds: v.array(deed), next: v.optional(v.string()) }),
)

export const deedWithdraw = write(v.object({ deedId: id }), v.object({ state: deedState }))

/** What waits for a word, oldest first, in the branches I serve. */
export const deedList = read(
  v.object({
    branchId: id,
    state: v.optional(deedState, 'waiting'),
    cursor: v.optional(v.pipe(v.string(), v.maxLength(100))),
  }),
  v.object({ deeds: v.array(deed), next: v.optional(v.string()) }),
)

export const deedDecide = write(
  v.object({
    deedId: id,
    version: count,
    do: v.variant('verb', [
      v.object({ verb: v.literal('confirm'), isRelative: v.optional(v.boolean()) }),
      v.object({ verb: v.literal('return'), reason: text(60) }),
    ]),
  }),
  v.object({ state: deedState }),
)

/** An officer writes down what happened: for people without a phone, a meeting's absences, dues, complaints. */
export const deedRecord = write(
  v.object({
    ...deedWords,
    memberIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(100)),
    isRelative: v.optional(v.boolean()),
  }),
  v.object({ recorded: count }),
)

/** A mistake is corrected by a new entry that points at the old one (PRODUCT §1.6). */
export const deedReverse = write(
  v.object({ memberId: id, month, entryId: v.pipe(v.string(), v.maxLength(160)), reason: text(60) }),
  v.object({ entryId: v.string(), creditedTo: month }),
)

export type DeedCode = v.InferOutput<typeof deedCode>
export type RuleSetView = v.InferOutput<typeof ruleSet>
export type RuleChange = v.InferOutput<typeof ruleChange>
export type RulesPage = v.InferOutput<typeof rulesGet.output>
export type Passbook = v.InferOutput<typeof passbook>
export type PassbookEntry = v.InferOutput<typeof passbookEntry>
export type DeedItem = v.InferOutput<typeof deed>
