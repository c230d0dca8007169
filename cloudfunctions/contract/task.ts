import * as v from 'valibot'
import { count, day, halfHours, id, instant, read, requestId, write } from './method'

const position = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** What the work is; the month's points depend on it (PRODUCT §5.1): V1 for all, V4, V6, V8, V9, V10. */
export const taskKind = v.picklist(['work', 'visit', 'labour', 'help', 'training', 'emergency'])

/** Who may claim: everybody bound, party and probationary members, or the branch's own people. */
export const audience = v.picklist(['all', 'party', 'branch'])

/**
 * My stand in one shift. `waiting`: position counts from 1, without gaps, and `why` it does not move up: nobody
 * has left (`full`), free places are held for those before me until `until` (`held`), there are more people than
 * places since places were lowered (`fewer`), or it is less than two hours to the start and the first tap gets a
 * free place (`firstTap`). `offered`: a place is held for me until `until`; claiming takes it.
 */
const mine = v.variant('state', [
  v.object({
    state: v.literal('claimed'),
    /** A group leader claimed for me. */
    byOther: v.optional(v.boolean()),
    /** I said the day before that I am coming. */
    isComing: v.optional(v.boolean()),
    checkedInAt: v.optional(instant),
    /** As the lead confirmed them; there once they did. */
    result: v.optional(v.object({ outcome: v.picklist(['present', 'absent', 'excused']), hours: halfHours })),
  }),
  v.object({
    state: v.literal('waiting'),
    position,
    why: v.picklist(['full', 'held', 'fewer', 'firstTap']),
    until: v.optional(instant),
  }),
  v.object({ state: v.literal('offered'), until: instant }),
])

const shift = v.object({
  id,
  startsAt: instant,
  endsAt: instant,
  places: count,
  /** Places a newcomer can take now; places held for, or owed to, the waiting list are not counted. */
  left: count,
  /** People who hold a place; more than `places` when places were lowered below them. */
  taken: count,
  /** People on the waiting list. */
  waiting: count,
  /** How many more the waiting list takes. */
  queueLeft: count,
  /** Points for the whole shift once the lead has confirmed the hours (PRODUCT §5.1 V1, V2). */
  points: v.pipe(v.number(), v.minValue(0)),
  state: v.picklist(['open', 'cancelled', 'settled']),
  /** Why it was cancelled, in the officer's words. */
  reason: v.optional(v.string()),
  audience,
  /** It is for others than me; of a visitor nobody knows. */
  notForMe: v.optional(v.literal(true)),
  mine: v.optional(mine),
})

/** One line of a list: one shift, with what its card needs of the task. */
const taskItem = v.object({
  taskId: id,
  title: v.string(),
  kind: taskKind,
  urgent: v.boolean(),
  branchName: v.string(),
  siteName: v.string(),
  shift,
})

export const chainPost = v.picklist(['townLeader', 'areaLeader', 'stationedCadre'])

/** `branch`: my branches only; `all`: every branch. */
const scope = v.optional(v.picklist(['branch', 'all']), 'all')

/**
 * Shifts, one item each. `open`: can still be claimed, soonest first, on `day` only when given.
 * `mine`: those I claimed or wait for, soonest first. `past`: those I was on, latest first.
 */
export const taskList = read(
  v.object({
    view: v.picklist(['open', 'mine', 'past']),
    scope,
    day: v.optional(day),
    cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}_[\w-]{1,64}$/))),
    limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(50)), 20),
  }),
  v.object({ items: v.array(taskItem), next: v.optional(v.string()) }),
)

/** How many shifts can still be claimed on each of the seven days from `from`. */
export const taskDays = read(
  v.object({ from: day, scope }),
  v.object({ days: v.array(v.object({ day, shifts: count })) }),
)

export const taskGet = read(
  v.object({ taskId: id }),
  v.object({
    taskId: id,
    title: v.string(),
    kind: taskKind,
    urgent: v.boolean(),
    about: v.string(),
    branchName: v.string(),
    site: v.object({
      name: v.string(),
      note: v.optional(v.string()),
      latitude: v.optional(v.number()),
      longitude: v.optional(v.number()),
    }),
    /** The person in charge on the spot. The phone is there only when its owner agreed to show it. */
    lead: v.optional(
      v.object({ name: v.string(), duty: v.optional(v.string()), phone: v.optional(v.string()) }),
    ),
    /** Who answers for it above the lead, highest first (镇主职、联片领导、驻企干部). */
    chain: v.array(v.object({ post: chainPost, name: v.string() })),
    bring: v.array(v.string()),
    bringNote: v.optional(v.string()),
    /** I am the lead, or an officer who may act for the lead: the pages of the shift are open to me. */
    isMine: v.optional(v.boolean()),
    shifts: v.array(shift),
  }),
)

const shiftId = v.object({ shiftId: id })

const claimed = v.variant('state', [
  v.object({ state: v.literal('claimed') }),
  v.object({ state: v.literal('waiting'), position }),
])

export const taskClaim = write(shiftId, claimed)

/**
 * Gives back a place or leaves the waiting list; with neither, nothing happens. `claim` is the request id of
 * a claim that may still be on its way: it is never carried out from here on.
 */
export const taskRelease = write(
  v.object({ shiftId: id, claim: v.optional(requestId) }),
  v.object({ state: v.literal('none') }),
)

/**
 * A group leader or officer claims for people of theirs, a standing team at once, or anybody. One person is
 * treated as if they had tapped themselves; several get places together or nothing is changed.
 */
export const taskClaimFor = write(
  v.object({
    shiftId: id,
    memberIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(50)),
    /** The standing team they go as. */
    teamId: v.optional(id),
  }),
  claimed,
)

export const taskReleaseFor = write(
  v.object({ shiftId: id, memberId: id }),
  v.object({ state: v.literal('none') }),
)

/** The day before: 会来. 来不了 is `task.release`. */
export const taskComing = write(shiftId, v.object({ isComing: v.literal(true) }))

/** At the site: the code the lead shows, typed or scanned; good for a minute at most. */
export const taskCheckIn = write(
  v.object({ shiftId: id, code: v.pipe(v.string(), v.regex(/^\d{6}$/)) }),
  v.object({ checkedInAt: instant }),
)

export type TaskKind = v.InferOutput<typeof taskKind>
export type Audience = v.InferOutput<typeof audience>
export type TaskItem = v.InferOutput<typeof taskItem>
export type TaskDetail = v.InferOutput<typeof taskGet.output>
export type ShiftView = v.InferOutput<typeof shift>
export type Mine = v.InferOutput<typeof mine>
