import type { Me, RoleName } from '../../cloudfunctions/contract/session'

const writers: readonly RoleName[] = [
  'recorder',
  'branchSecretary',
  'generalSecretary',
  'countyAdministrator',
]

/** Whether somebody holds an office that writes news; the cloud asks again where. */
export function writesNews(me: Me): boolean {
  return me.bound && me.roles.some(({ role }) => writers.includes(role))
}
