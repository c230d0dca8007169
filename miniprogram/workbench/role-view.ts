import type { RoleHolder } from '../../cloudfunctions/contract/role'
import type { RoleName } from '../../cloudfunctions/contract/session'
import { addDays, dayOf, startOfDay } from '../services/format'
import type { Option } from '../services/options'
import { roleWords } from '../services/who-view'

export interface HolderRow {
  key: string
  name: string
  text: string
}

/** One person's office in one organisation. */
export function holderKey({ memberId, role, orgId }: RoleHolder): string {
  return `${memberId} ${role} ${orgId}`
}

export function holderRow(holder: RoleHolder): HolderRow {
  const until = holder.until === undefined ? '' : `，到 ${lastDay(holder.until)}`
  return {
    key: holderKey(holder),
    name: holder.name,
    text: `${holder.orgName} ${roleWords[holder.role]}${until}`,
  }
}

export function roleOptions(grantable: readonly RoleName[]): Option[] {
  return grantable.map((role) => ({ value: role, text: roleWords[role] }))
}

export function revokeRoleQuestion({ name, role, orgName }: RoleHolder): { title: string; content: string } {
  return {
    title: `免去${name}的${roleWords[role]}`,
    content: `${orgName}的这个职务马上停用。要恢复得重新定。`,
  }
}

/** An office is held through its last day: it ends with the first instant of the next. */
export function untilOf(day: string): number {
  return startOfDay(addDays(day, 1))
}

function lastDay(until: number): string {
  return dayOf(until - 1)
}
