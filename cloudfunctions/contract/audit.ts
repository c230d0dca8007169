import * as v from 'valibot'
import { id, instant, read, write } from './method'

const act = v.object({
  at: instant,
  /** Who did it; a pseudonym once the person has deleted their data. */
  by: v.string(),
  /** For whom it was done, when somebody acted for another. */
  onBehalfOf: v.optional(v.string()),
  method: v.string(),
  orgName: v.string(),
  /** Whom or what it concerned; empty when the note says it all. */
  subject: v.string(),
  /** What changed, in short: no personal data. */
  note: v.string(),
  /** It was recorded, but the act itself was then refused or never happened. */
  isRefused: v.optional(v.boolean()),
})

const filter = {
  orgId: id,
  method: v.optional(v.pipe(v.string(), v.maxLength(40))),
  by: v.optional(id),
  from: v.optional(instant),
  to: v.optional(instant),
}

/** Officer acts in one organisation, newest first. */
export const auditList = read(
  v.object({
    ...filter,
    cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
    limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100)), 50),
  }),
  v.object({ acts: v.array(act), next: v.optional(v.string()) }),
)

/** Who did the newest 1,000 acts there, by name: an overseer does not see the roster. */
export const auditPeople = read(
  v.object({ orgId: id }),
  v.object({ people: v.array(v.object({ memberId: id, name: v.string() })) }),
)

export const auditExport = write(v.object(filter), v.object({ name: v.string(), base64: v.string() }))

export type Act = v.InferOutput<typeof act>
