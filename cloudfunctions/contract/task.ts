import * as v from 'valibot'
import { count, day, id, instant, read, requestId, write } from './method'

const position = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/**
 * My stand in one shift. `waiting`: position counts from 1, without gaps. `offered`: a place is free
 * and it is my turn; claiming takes it.
 */
const mine = v.variant('state', [
  v.object({ state: v.literal('claimed') }),
  v.object({ state: v.literal('waiting'), position }),
  v.object({ state: v.literal('offered'), position }),
])

const shift = v.object({
  id,
  startsAt: instant,
  endsAt: instant,
  places: count,
  /** Places a newcomer can take now; places owed to the waiting list are not counted. */
  left: count,
  /** People on the waiting list. */
  waiting: count,
  /** How many more the waiting list takes. */
  queueLeft: count,
  /** Points for the whole shift once the lead has confirmed the hours (PRODUCT §5.1 V1, V2). */
  points: v.pipe(v.number(), v.minValue(0)),
  state: v.picklist(['open', 'cancelled', 'settled']),
  mine: v.optional(mine),
})

/** One line of a list: one shift, with what its card needs of the task. */
const taskItem = v.object({
  taskId: id,
  title: v.string(),
  urgent: v.boolean(),
  branchName: v.string(),
  siteName: v.string(),
  shift,
})

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
    bring: v.array(v.string()),
    bringNote: v.optional(v.string()),
    shifts: v.array(shift),
  }),
)

const shiftId = v.object({ shiftId: id })

export const taskClaim = write(
  shiftId,
  v.variant('state', [
    v.object({ state: v.literal('claimed') }),
    v.object({ state: v.literal('waiting'), position }),
  ]),
)

/**
 * Gives back a place or leaves the waiting list; with neither, nothing happens. `claim` is the request id of
 * a claim that may still be on its way: it is never carried out from here on.
 */
export const taskRelease = write(
  v.object({ shiftId: id, claim: v.optional(requestId) }),
  v.object({ state: v.literal('none') }),
)

export type TaskItem = v.InferOutput<typeof taskItem>
export type TaskDetail = v.InferOutput<typeof taskGet.output>
export type ShiftView = v.InferOutput<typeof shift>
export type Mine = v.InferOutput<typeof mine>
