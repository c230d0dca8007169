import * as v from 'valibot'
import { count, day, halfHours, id, instant, read, text, write } from './method'
import { taskKind } from './task'

/** Draft → open → full → running → ended → settled, or cancelled; `full`, `running`, `ended` come with places and time. */
export const phase = v.picklist(['draft', 'open', 'full', 'running', 'ended', 'settled', 'cancelled'])

export const outcome = v.picklist(['present', 'absent', 'excused'])

/** Shifts I lead or whose branch I serve: what is coming, what still needs hours, what is done. */
export const shiftList = read(
  v.object({
    view: v.picklist(['coming', 'toConfirm', 'done']),
    cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}_[\w-]{1,64}$/))),
    limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(50)), 20),
  }),
  v.object({
    items: v.array(
      v.object({
        shiftId: id,
        taskId: id,
        title: v.string(),
        siteName: v.string(),
        startsAt: instant,
        endsAt: instant,
        phase,
        places: count,
        taken: count,
        waiting: count,
        coming: count,
        checkedIn: count,
        /** People on the roster whose hours nobody has confirmed. */
        unconfirmed: count,
      }),
    ),
    next: v.optional(v.string()),
  }),
)

const person = v.object({
  memberId: id,
  name: v.string(),
  /** Only if its owner shows it to everybody. */
  phone: v.optional(v.string()),
  claimedAt: instant,
  /** Who claimed for them. */
  byName: v.optional(v.string()),
  teamName: v.optional(v.string()),
  isComing: v.optional(v.boolean()),
  checkedInAt: v.optional(instant),
  /** The hours as they stand now, after corrections. */
  result: v.optional(v.object({ outcome, hours: halfHours, version: count })),
})

/** The people of a shift in the order of their claims, a page at a time: 500 do not fit into one reply. */
export const shiftRoster = read(
  v.object({
    shiftId: id,
    /** How many to pass over. */
    from: v.optional(count, 0),
    limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100)), 100),
  }),
  v.object({
    shiftId: id,
    taskId: id,
    title: v.string(),
    kind: taskKind,
    siteName: v.string(),
    startsAt: instant,
    endsAt: instant,
    phase,
    places: count,
    taken: count,
    checkedIn: count,
    coming: count,
    /** Whose hours are not confirmed yet, in the whole shift. */
    unconfirmed: count,
    /** I may not confirm my own hours: somebody else does. */
    myOwnIsOpen: v.optional(v.boolean()),
    people: v.array(person),
    /** On the first page only. */
    waiting: v.array(v.object({ memberId: id, name: v.string(), heldUntil: v.optional(instant) })),
    /** Gave the place back less than twelve hours before the start. */
    lateReleases: v.array(v.object({ name: v.string(), at: instant })),
    next: v.optional(count),
  }),
)

/**
 * What the lead shows: six digits and the same as a picture; new every half minute, good for a minute at most.
 * `validUntil`: when the next one comes.
 */
export const shiftCode = read(
  v.object({ shiftId: id }),
  v.object({ code: v.string(), validUntil: instant, picture: v.string(), checkedIn: count, taken: count }),
)

/** Names in the task's branch that begin with `search`, for adding somebody who came without a claim. */
export const shiftFind = read(
  v.object({ shiftId: id, search: text(20) }),
  v.object({ people: v.array(v.object({ memberId: id, name: v.string(), isOn: v.boolean() })) }),
)

export const shiftAdd = write(v.object({ shiftId: id, memberId: id }), v.object({ taken: count }))

const visit = v.object({ household: text(20), result: text(100) })

const row = v.object({
  memberId: id,
  outcome,
  hours: halfHours,
  /** Households visited, with the result of each; only named people read them, for twelve months. */
  visits: v.optional(v.pipe(v.array(visit), v.maxLength(20))),
  /** People this member brought to a labour task. */
  supplied: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(200))),
})

/**
 * The lead's word on who was there and how long: one write for the whole shift, or for those still open. `others`
 * says what holds for everybody who is not in `rows`. The credit follows in bounded steps: the same request is sent
 * again until `done` equals `total`; a job finishes what was left.
 */
export const shiftConfirm = write(
  v.object({
    shiftId: id,
    version: v.optional(count),
    others: v.optional(v.object({ outcome, hours: halfHours })),
    rows: v.pipe(v.array(row), v.maxLength(500)),
  }),
  v.object({ done: count, total: count, unconfirmed: count }),
)

/** After confirming: a new entry that points at the old one, with the reason. */
export const shiftCorrect = write(
  v.object({
    shiftId: id,
    memberId: id,
    /** The `result.version` it corrects; EDIT_CONFLICT when another correction came first. */
    version: count,
    outcome,
    hours: halfHours,
    reason: text(60),
  }),
  v.object({ version: count }),
)

/** My hours, newest first, with the year's sums for the certificate. */
export const recordMine = read(
  v.object({
    year: v.pipe(v.number(), v.safeInteger(), v.minValue(2020), v.maxValue(2100)),
    cursor: v.optional(v.pipe(v.string(), v.maxLength(100))),
  }),
  v.object({
    name: v.string(),
    branchName: v.string(),
    /** Hours that count, deeds, and households visited in the year; by month 1–12 and by kind. */
    hours: v.number(),
    deeds: count,
    visits: count,
    byMonth: v.pipe(v.array(v.number()), v.length(12)),
    byKind: v.array(v.object({ kind: taskKind, hours: v.number(), deeds: count })),
    items: v.array(
      v.object({
        shiftId: id,
        taskId: id,
        title: v.string(),
        kind: taskKind,
        day,
        outcome,
        hours: halfHours,
        /** Below 60 % of the shift the hours do not count. */
        counts: v.boolean(),
        confirmedBy: v.string(),
        /** It was corrected: why. */
        correction: v.optional(v.string()),
      }),
    ),
    next: v.optional(v.string()),
  }),
)

/** Household notes I may read: my own, of shifts I lead, or of branches I serve as secretary. */
export const visitList = read(
  v.object({ shiftId: id }),
  v.object({
    visits: v.array(
      v.object({ household: v.string(), result: v.string(), byName: v.string(), day, keptUntil: day }),
    ),
  }),
)

export type Phase = v.InferOutput<typeof phase>
export type Outcome = v.InferOutput<typeof outcome>
export type RosterPage = v.InferOutput<typeof shiftRoster.output>
export type ConfirmRow = v.InferOutput<typeof row>
export type MyRecord = v.InferOutput<typeof recordMine.output>
