import * as v from 'valibot'
import { count, id, instant, read, text, write } from './method'
import { audience, chainPost, taskKind } from './task'

const placesOfShift = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(500))

const site = v.object({
  name: text(30),
  note: v.optional(text(60)),
  latitude: v.optional(v.pipe(v.number(), v.minValue(-90), v.maxValue(90))),
  longitude: v.optional(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))),
})

/** What an officer writes of a task; the urgent flag is set at publishing and never after (PRODUCT §4). */
const written = {
  title: text(30),
  kind: taskKind,
  about: text(500),
  site,
  leadId: id,
  chain: v.pipe(v.array(v.object({ post: chainPost, memberId: id })), v.maxLength(3)),
  bring: v.pipe(v.array(text(12)), v.maxLength(10)),
  bringNote: v.optional(text(60)),
}

const times = { startsAt: instant, endsAt: instant, places: placesOfShift }

/** One or many; a task that repeats daily or weekly lists each time, at most sixty. */
const newShifts = v.pipe(v.array(v.object(times)), v.minLength(1), v.maxLength(60))

/** The id of the task is made from the request: sending it again publishes nothing twice. */
export const taskPublish = write(
  v.object({
    ...written,
    branchId: id,
    urgent: v.boolean(),
    audience,
    shifts: newShifts,
    /** The need this task answers. */
    needId: v.optional(id),
  }),
  v.object({ taskId: id }),
)

/** EDIT_CONFLICT when somebody saved since `version`. People on coming shifts are told what changed. */
export const taskEdit = write(
  v.object({ ...written, taskId: id, version: count }),
  v.object({ version: count }),
)

export const taskAddShifts = write(
  v.object({ taskId: id, shifts: newShifts }),
  v.object({ shiftIds: v.array(id) }),
)

/**
 * Another time or another number of places, if they still are what the officer saw (`was`), or EDIT_CONFLICT; claims
 * meanwhile are no conflict. Places may go below the people who have claimed: nobody is thrown out, nobody new comes
 * in until enough have left.
 */
export const shiftEdit = write(
  v.object({ shiftId: id, was: v.object(times), ...times }),
  v.object({ taken: count, places: count }),
)

export const shiftCancel = write(v.object({ shiftId: id, reason: text(60) }), v.object({ told: count }))

/** Everything an officer may edit, for the form and for copying an old task. */
export const taskForEdit = read(
  v.object({ taskId: id }),
  v.object({
    ...written,
    taskId: id,
    branchId: id,
    urgent: v.boolean(),
    audience,
    needId: v.optional(id),
    version: count,
    leadName: v.string(),
    chain: v.array(v.object({ post: chainPost, memberId: id, name: v.string() })),
    shifts: v.array(
      v.object({
        shiftId: id,
        ...times,
        taken: count,
        /** Waiting, or offered a place. */
        waiting: count,
        state: v.picklist(['open', 'cancelled', 'settled']),
      }),
    ),
    /** How many hear of a change: whoever is on, is offered a place in, or waits for, a shift still to come. */
    people: count,
  }),
)

/** Where the branch has met before, for choosing. */
export const taskSites = read(v.object({ branchId: id }), v.object({ sites: v.array(site) }))

export type TaskForEdit = v.InferOutput<typeof taskForEdit.output>
export type TaskDraft = v.InferInput<typeof taskPublish.input>
