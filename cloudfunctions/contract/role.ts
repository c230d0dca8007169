import * as v from 'valibot'
import { id, instant, read, write } from './method'
import { roleNames } from './session'

const role = v.picklist(roleNames)

const holder = v.object({
  memberId: id,
  name: v.string(),
  role,
  orgId: id,
  orgName: v.string(),
  until: v.optional(instant),
})

/** Who serves in the organisations I serve, and what I may grant there. */
export const roleList = read(
  v.object({ orgId: id }),
  v.object({ holders: v.array(holder), grantable: v.array(role) }),
)

/** Nobody grants what they lack; an overseer may not be an officer of the same branch (ROLE_CONFLICT). */
export const roleGrant = write(
  v.object({ memberId: id, role, orgId: id, until: v.optional(instant) }),
  holder,
)

/** Works at the holder's next call. The last county administrator stays (LAST_ADMINISTRATOR). */
export const roleRevoke = write(v.object({ memberId: id, role, orgId: id }), v.object({ memberId: id }))

export type RoleHolder = v.InferOutput<typeof holder>
