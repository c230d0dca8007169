import * as v from 'valibot'
import { count, id, instant, read, write } from './method'
import { month } from './points'

/** The wording a person agreed to, by its version. Recorded before anything is collected. */
export const consentGive = write(v.object({ version: count }), v.object({ at: instant }))

/** Everything the system holds about me, in words: one line each. */
export const myData = read(
  v.object({}),
  v.object({
    sections: v.array(
      v.object({
        title: v.string(),
        lines: v.array(v.object({ label: v.string(), value: v.string() })),
      }),
    ),
    /** Published lists that name me, newest first: my row goes at my wish (`redList.erase`). Absent: none. */
    erasable: v.optional(v.array(v.object({ branchId: id, month }))),
  }),
)

/** What others may see of me (亮身份); a phone number only if I give it and agree to show it. */
export const cardSave = write(
  v.object({
    duty: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(20))),
    phone: v.optional(v.pipe(v.string(), v.regex(/^1\d{10}$/))),
    isPhonePublic: v.boolean(),
  }),
  v.object({ duty: v.optional(v.string()), phone: v.optional(v.string()), isPhonePublic: v.boolean() }),
)

/** The number WeChat knows, behind the code of its own button; typing it does as well. Stored only by `card.save`. */
export const cardPhone = read(
  v.object({ code: v.pipe(v.string(), v.minLength(8), v.maxLength(200)) }),
  v.object({ phone: v.string() }),
)

/** The public card of a member: name, duty, branch, duty area; a phone only with consent. */
export const cardGet = read(
  v.object({ memberId: id }),
  v.object({
    name: v.string(),
    branchName: v.string(),
    duty: v.optional(v.string()),
    areas: v.array(v.string()),
    phone: v.optional(v.string()),
    isMine: v.boolean(),
    isPhonePublic: v.optional(v.boolean()),
  }),
)

/** Name, phone and WeChat account go everywhere; a pseudonym stays where sums need one. Cannot be undone. */
export const deleteMe = write(
  v.object({ confirm: v.literal('删除我的资料') }),
  v.object({ done: v.literal(true) }),
)
