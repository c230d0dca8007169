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

const visitor = v.object({ bound: v.literal(false) })

const member = v.object({
  bound: v.literal(true),
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
