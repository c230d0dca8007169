import * as v from 'valibot'
import { year } from './calendar'
import { count, day, id, instant, read, text, write } from './method'
import { month } from './points'

export const monthPhase = v.picklist(['recording', 'selfApply', 'confirm', 'committee', 'notice', 'frozen'])

const dates = v.object({
  selfApplyDay: day,
  confirmDay: day,
  /** Of a year whose holidays are not announced yet: may move. */
  isProvisional: v.boolean(),
  noticeLastDay: v.optional(day),
})

const star = v.object({
  /** Absent where the row was erased at the person's wish: only the commitment stays. */
  name: v.optional(v.string()),
  branchName: v.string(),
  /** The deed in one sentence. */
  sentence: v.optional(v.string()),
  kind: v.picklist(['winner', 'repeat', 'supplement']),
  /** An objection is open: only this name is held. */
  isHeld: v.optional(v.boolean()),
  isMine: v.optional(v.boolean()),
})

const org = v.object({ orgId: id, orgName: v.string() })

/** What became of an objection, to the one who raised it. */
const ownObjection = v.object({
  objectionId: id,
  about: v.string(),
  text: v.string(),
  isAnonymous: v.boolean(),
  answerBy: day,
  state: v.picklist(['open', 'upheld', 'dismissed']),
  answer: v.optional(v.string()),
})

/** 公示 and the published list: open to visitors. No points, no ranks. */
export const redListGet = read(
  v.object({ branchId: id, month: v.optional(month) }),
  v.object({
    branchId: id,
    branchName: v.string(),
    month,
    phase: monthPhase,
    dates,
    /** The rule in one line: threshold and places. */
    threshold: v.number(),
    places: count,
    counted: count,
    stars: v.array(star),
    /** Of the published list; `XXXX-XXXX-XXXX-XXXX`. */
    code: v.optional(v.string()),
    publishedAt: v.optional(instant),
    /** What was corrected since, in words; the list itself never changes. */
    notes: v.array(v.object({ at: instant, text: v.string() })),
    /**
     * 也做得好的同志: the rest of the top third, by strokes, of a frozen month whose rules say so. For the branch's own
     * party members; absent for everybody else.
     */
    topThird: v.optional(v.array(v.object({ name: v.string(), isMine: v.optional(v.boolean()) }))),
    supplements: v.array(v.object({ stars: v.array(star), code: v.string(), publishedAt: instant })),
    ruleVersion: count,
    mayObject: v.boolean(),
    /** Mine of this month, oldest first. */
    objections: v.array(ownObjection),
    /** Months that have a list, newest first. */
    months: v.array(month),
    /** The organisation that the branch stands below, whose list shows it among others. */
    above: v.optional(org),
  }),
)

/**
 * Everybody's winners of a month below an organisation, in fixed order of the branches. The county is too large for
 * one page: of it, the organisations to choose from.
 */
export const redListWide = read(
  v.object({ orgId: id, month: v.optional(month) }),
  v.object({
    orgName: v.string(),
    month,
    branches: v.array(
      v.object({ branchId: id, branchName: v.string(), phase: monthPhase, stars: v.array(star) }),
    ),
    orgs: v.array(org),
  }),
)

/** The published lists of a branch's year, oldest month first; my own year to me only. */
export const redListYear = read(
  v.object({ branchId: id, year }),
  v.object({
    branchId: id,
    branchName: v.string(),
    year: count,
    months: v.array(v.object({ month, stars: v.array(star) })),
    /** The months in which I was counted in this branch: their mean, and my place by it (1-1-3). */
    mine: v.optional(v.object({ mean: v.number(), months: count, place: count, of: count })),
  }),
)

/** What the check code is made of, so that anybody can compute it again (docs/check-code.md). */
export const redListProof = read(
  v.object({ branchId: id, month, list: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 1) }),
  v.object({
    canonical: v.string(),
    code: v.string(),
    /** The rows with their salts; an erased row has none. */
    rows: v.array(
      v.object({
        commitment: v.string(),
        row: v.optional(v.tuple([v.string(), v.string(), v.string()])),
        salt: v.optional(v.string()),
      }),
    ),
  }),
)

const missing = v.object({
  what: v.picklist(['shifts', 'deeds', 'meetings', 'needs']),
  count,
  /** Whose turn it is, a few names. */
  names: v.array(v.string()),
})

const standing = v.object({
  memberId: id,
  name: v.string(),
  track: v.picklist(['A', 'B', 'C', 'D', 'E']),
  score: v.number(),
  contribution: v.number(),
  hours: v.number(),
  kinds: count,
  monthsRunning: count,
  sentence: v.optional(v.string()),
})

const objection = v.object({
  objectionId: id,
  /** Whom it is about. */
  memberId: id,
  about: v.string(),
  /** Who raised it; to officers and overseers only. */
  byName: v.optional(v.string()),
  raisedAt: instant,
  text: v.string(),
  answerBy: day,
  state: v.picklist(['open', 'upheld', 'dismissed']),
  answer: v.optional(v.string()),
  answeredBy: v.optional(v.string()),
  /** I confirmed an entry of this person: somebody else answers. */
  mayAnswer: v.boolean(),
})

/** The committee's table of a month. */
export const monthGet = read(
  v.object({ branchId: id, month: v.optional(month) }),
  v.object({
    branchId: id,
    branchName: v.string(),
    month,
    phase: monthPhase,
    dates,
    version: count,
    counted: count,
    places: count,
    threshold: v.number(),
    missing: v.array(missing),
    /** Eligible, the foremost first. */
    eligible: v.array(standing),
    /** Why others are not: counts only, no list of the last. */
    notEligible: v.object({ exempt: count, excluded: count, belowThreshold: count }),
    /** 不参评 in this month, without a reason; to those who run the month. */
    excluded: v.optional(v.array(v.object({ memberId: id, name: v.string() }))),
    /** I may say so and take it back, until the list is fixed. */
    mayExclude: v.boolean(),
    winners: v.array(id),
    repeats: v.array(id),
    tie: v.optional(v.object({ memberIds: v.array(id), places: count })),
    ballot: v.optional(v.object({ order: v.array(id), votes: v.string(), on: day })),
    nonCadre: v.optional(id),
    objections: v.array(objection),
    /** What the next step is, and what it still lacks. */
    mayFix: v.boolean(),
    mayPublish: v.boolean(),
    /** Names that were held have been cleared since, and stand on no list yet. */
    maySupplement: v.boolean(),
    notes: v.array(v.object({ at: instant, text: v.string() })),
    publishedAt: v.optional(instant),
    code: v.optional(v.string()),
    months: v.array(month),
    /** Everybody's hours of service together: this month and up to five listed ones before it, oldest first. */
    hours: v.array(v.object({ month, hours: v.number() })),
  }),
)

/** The ballot of a real meeting: in which order the equals stand, and how it was voted. */
export const monthBallot = write(
  v.object({
    branchId: id,
    month,
    version: count,
    order: v.pipe(v.array(id), v.minLength(2), v.maxLength(20)),
    votes: text(100),
    on: day,
  }),
  v.object({ version: count }),
)

/** The committee fixes the list: passbooks are sealed, then tallied, and the notice begins. Repeat until `done` equals `total`. */
export const monthFix = write(
  v.object({
    branchId: id,
    month,
    version: count,
    /** One sentence for every winner and 蝉联. */
    sentences: v.pipe(v.array(v.object({ memberId: id, text: text(40) })), v.maxLength(10)),
  }),
  v.object({ version: count, done: count, total: count }),
)

/** A sanction in the period: 不参评, no number and no reason, by the general branch. */
export const monthExclude = write(
  v.object({ memberId: id, month, isExcluded: v.boolean() }),
  v.object({ isExcluded: v.boolean() }),
)

export const monthObject = write(
  v.object({ branchId: id, month, name: text(20), text: text(200), isAnonymous: v.optional(v.boolean()) }),
  v.object({ objectionId: id, answerBy: day }),
)

export const monthAnswer = write(
  v.object({ branchId: id, month, objectionId: id, isUpheld: v.boolean(), answer: text(200) }),
  v.object({ state: v.picklist(['upheld', 'dismissed']) }),
)

/** After the notice: frozen, with its check code. A name with an open objection is held back. */
export const monthPublish = write(
  v.object({ branchId: id, month, version: count }),
  v.object({ code: v.string(), held: count }),
)

/** A name cleared after publication: a supplementary list with its own code. */
export const monthSupplement = write(
  v.object({ branchId: id, month, version: count }),
  v.object({ code: v.string(), added: count }),
)

/** A correction after publication, shown as a note beside the unchanged list. */
export const monthNote = write(v.object({ branchId: id, month, text: text(100) }), v.object({ notes: count }))

/** 本人要求抹去: my row of a published list; the code still verifies. */
export const redListErase = write(
  v.object({ branchId: id, month, confirm: v.literal('抹去我的名字') }),
  v.object({ erased: count }),
)

export type MonthView = v.InferOutput<typeof monthGet.output>
export type RedList = v.InferOutput<typeof redListGet.output>
export type MonthPhaseName = v.InferOutput<typeof monthPhase>
