import * as v from 'valibot'
import { count, day, id, instant, read, write } from './method'
import { roleNames } from './session'

export const personName = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(20))

/** PRODUCT §3: A cadre · B in the village under 60 · C in the village 60+ · D away · E exempt. */
export const track = v.picklist(['A', 'B', 'C', 'D', 'E'])

export const memberKind = v.picklist(['party', 'probationary', 'villager'])

export const birthYear = v.pipe(v.number(), v.safeInteger(), v.minValue(1900), v.maxValue(2100))

/** 流动: where an away member is, and when they last reported. */
const away = v.object({
  place: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  reportedOn: day,
})

/** Track E needs the branch's decision; illness itself is never stored. */
const exemption = v.object({
  decidedOn: day,
  reason: v.picklist(['age', 'branchDecision']),
})

/** What an officer may write of a member. */
const editable = {
  name: personName,
  kind: memberKind,
  track: v.optional(track),
  birthYear,
  groupId: v.optional(id),
  alsoIn: v.pipe(v.array(id), v.maxLength(3)),
  duty: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(20))),
  away: v.optional(away),
  exemption: v.optional(exemption),
}

const row = v.object({
  memberId: id,
  name: v.string(),
  branchId: id,
  groupId: v.optional(id),
  kind: memberKind,
  track: v.optional(track),
  isBound: v.boolean(),
  hasLeft: v.optional(v.boolean()),
})

const entry = v.object({
  ...editable,
  memberId: id,
  branchId: id,
  branchName: v.string(),
  /** In the order of `alsoIn`. */
  alsoInNames: v.array(v.string()),
  isBound: v.boolean(),
  /** Only with the member's consent; an officer never types it. */
  phone: v.optional(v.string()),
  roles: v.array(v.object({ role: v.picklist(roleNames), orgId: id, until: v.optional(instant) })),
  leftOn: v.optional(day),
  version: count,
})

/** One branch's roster by name, or those whose names begin with `search`, or of these ids, where I serve. */
export const rosterList = read(
  v.object({
    branchId: v.optional(id),
    search: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20))),
    memberIds: v.optional(v.pipe(v.array(id), v.minLength(1), v.maxLength(100))),
    cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
    limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100)), 50),
  }),
  v.object({ rows: v.array(row), next: v.optional(v.string()) }),
)

export const rosterGet = read(v.object({ memberId: id }), entry)

export const rosterAdd = write(v.object({ ...editable, branchId: id }), entry)

/** EDIT_CONFLICT when somebody else saved since `version`; nothing is overwritten. */
export const rosterEdit = write(v.object({ ...editable, memberId: id, version: count }), entry)

export const rosterMove = write(v.object({ memberId: id, version: count, toBranchId: id }), entry)

/** Ends the membership; the entry stays, since past months speak of it. */
export const rosterLeave = write(v.object({ memberId: id, version: count, on: day }), entry)

/** The away member reports, or an officer writes down the report. */
export const rosterReport = write(v.object({ memberId: id, away }), v.object({ away }))

export type RosterRow = v.InferOutput<typeof row>
export type RosterEntry = v.InferOutput<typeof entry>
