import * as v from 'valibot'
import { count, id, instant, read, write } from './method'
import { birthYear, personName } from './roster'

/** Eight characters without 0/O and 1/I/L, as they are read out on the telephone. */
export const inviteCode = v.pipe(
  v.string(),
  v.transform((text) => text.toUpperCase().replace(/[\s-]/g, '')),
  v.regex(/^[2-9A-HJKMNP-Z]{8}$/),
)

const invite = v.object({
  inviteId: id,
  code: v.string(),
  branchId: id,
  branchName: v.string(),
  expiresAt: instant,
  uses: count,
  usesLeft: count,
})

/** A code for one branch; at most 30 days and 200 uses. */
export const inviteCreate = write(
  v.object({
    branchId: id,
    days: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(30)),
    uses: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(200)),
  }),
  invite,
)

/** Codes that still work, newest first. */
export const inviteList = read(v.object({ branchId: id }), v.object({ invites: v.array(invite) }))

export const inviteRevoke = write(v.object({ inviteId: id }), v.object({ inviteId: id }))

/**
 * The caller becomes the roster entry of this name in the code's branch. With two of the same name the birth
 * year tells them apart (NEEDS_BIRTH_YEAR). Ten wrong tries in an hour: TOO_MANY_TRIES.
 */
export const bind = write(
  v.object({ code: inviteCode, name: personName, birthYear: v.optional(birthYear) }),
  v.object({ memberId: id, name: v.string(), branchName: v.string() }),
)

/** An officer frees the entry, so that the person can bind with a new WeChat account. */
export const unbind = write(v.object({ memberId: id }), v.object({ memberId: id }))

/** 双找: branches that look after people in a region, for somebody far from home. No registration needed. */
export const branchFind = read(
  v.object({ region: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(30)) }),
  v.object({ branches: v.array(v.object({ branchId: id, name: v.string(), region: v.string() })) }),
)

const admission = v.object({
  admissionId: id,
  branchId: id,
  branchName: v.string(),
  name: v.string(),
  message: v.string(),
  askedAt: instant,
  state: v.picklist(['asked', 'accepted', 'declined']),
  answer: v.optional(v.string()),
})

const words = v.pipe(v.string(), v.trim(), v.maxLength(200))

/**
 * Asks a branch to take me in; once at a time per branch. Whoever is not bound yet must give the birth year
 * (INVALID_INPUT without): the roster tells people of one name apart by it.
 */
export const branchAsk = write(
  v.object({ branchId: id, name: personName, birthYear: v.optional(birthYear), message: words }),
  admission,
)

/** What I asked, and what was answered. */
export const branchAsked = read(v.object({}), v.object({ admissions: v.array(admission) }))

/** What people ask the branches I serve. */
export const admissionList = read(v.object({ branchId: id }), v.object({ admissions: v.array(admission) }))

/** Accepting makes the person a member of the branch beside their home, or a new entry bound to them. */
export const admissionAnswer = write(
  v.object({ admissionId: id, accept: v.boolean(), answer: words }),
  admission,
)

export type Invite = v.InferOutput<typeof invite>
export type Admission = v.InferOutput<typeof admission>
