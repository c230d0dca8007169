import * as v from 'valibot'
import { id, read } from './method'

export const roleNames = [
  'groupLeader',
  'taskLead',
  'recorder',
  'branchSecretary',
  'generalSecretary',
  'enterpriseContact',
  'overseer',
  'countyAdministrator',
] as const

/** 演示数据: people and deeds here are invented, and pages say so (PRODUCT §1.10). */
const isDemo = v.optional(v.literal(true))

/** A line of whoever runs the town, for everybody. */
const notice = v.optional(v.string())

const visitor = v.object({ bound: v.literal(false), isDemo, notice })

const member = v.object({
  bound: v.literal(true),
  isDemo,
  notice,
  memberId: id,
  name: v.string(),
  branchId: id,
  branchName: v.string(),
  kind: v.picklist(['party', 'probationary', 'villager']),
  roles: v.array(v.object({ role: v.picklist(roleNames), orgId: id, orgName: v.string() })),
})

/** Who the platform says is calling; a WeChat user without a roster entry is a visitor. */
export const sessionMe = read(v.object({}), v.variant('bound', [visitor, member]))

export type Me = v.InferOutput<typeof sessionMe.output>
export type RoleName = (typeof roleNames)[number]
