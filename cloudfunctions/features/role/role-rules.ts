import type { OrgNode } from '../../contract/org'
import type { RoleName } from '../../contract/session'

export interface Service {
  role: RoleName
  orgId: string
  until?: number
}

export type Level = OrgNode['level'] | 'county'

/** Where each role is held. A task lead is named by the task, not granted. */
const levelsByRole: Readonly<Record<RoleName, readonly Level[]>> = {
  taskLead: [],
  groupLeader: ['group'],
  enterpriseContact: ['branch'],
  recorder: ['branch'],
  branchSecretary: ['branch'],
  generalSecretary: ['general'],
  overseer: ['branch', 'general', 'county'],
  countyAdministrator: ['county'],
}

export function isHeldAt(role: RoleName, level: Level): boolean {
  return levelsByRole[role].includes(level)
}

const offices: readonly RoleName[] = [
  'groupLeader',
  'enterpriseContact',
  'recorder',
  'branchSecretary',
  'generalSecretary',
]

/**
 * PRODUCT §2: an overseer may not be an officer of the same branch. The same is where one's organisation lies within
 * the other's.
 */
export function conflicts(
  held: readonly Service[],
  added: Service,
  now: number,
  isWithin: (orgId: string, aboveId: string) => boolean,
): boolean {
  return current(held, now).some((service) => {
    const isPair =
      (service.role === 'overseer' && offices.includes(added.role)) ||
      (added.role === 'overseer' && offices.includes(service.role))
    return isPair && (isWithin(service.orgId, added.orgId) || isWithin(added.orgId, service.orgId))
  })
}

export function findService(
  held: readonly Service[],
  { role, orgId }: Pick<Service, 'role' | 'orgId'>,
  now: number,
): Service | undefined {
  return current(held, now).find((service) => service.role === role && service.orgId === orgId)
}

/** Granting it again sets the new end. What has ended is dropped. */
export function withService(held: readonly Service[], added: Service, now: number): Service[] {
  return [...withoutService(held, added, now), added]
}

export function withoutService(
  held: readonly Service[],
  { role, orgId }: Pick<Service, 'role' | 'orgId'>,
  now: number,
): Service[] {
  return current(held, now).filter((service) => service.role !== role || service.orgId !== orgId)
}

export function current(held: readonly Service[], now: number): Service[] {
  return held.filter(({ until }) => until === undefined || until > now)
}
