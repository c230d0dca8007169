import { collection, op } from '../../platform/database'
import type { MemberDocument, Role } from '../../platform/identity'
import type { Scope } from '../../platform/scope'
import { within } from '../../platform/scoped'

/** A member as far as roles go. */
export interface Servant extends Pick<MemberDocument, '_id' | 'name' | 'roles' | 'leftOn' | 'version'> {
  /** Grants and revocations that were carried out, the newest last: a late duplicate changes nothing. */
  roleRequests?: string[]
}

type Stored = MemberDocument & Servant

/** Enough for every honest late duplicate. */
const REQUESTS_KEPT = 20

/** Officers are found by where they serve, which may be another branch than they are at home in. */
const members = collection<Stored>('members')
const fields = ['name', 'roles', 'leftOn', 'version', 'roleRequests'] as const

export function findWithin(scope: Scope, memberId: string): Promise<Servant | undefined> {
  return within<Stored>(scope, 'members').findById(memberId, fields)
}

export function findServant(memberId: string): Promise<Servant | undefined> {
  return members.findById(memberId, fields)
}

/** Whoever holds or held a role in one of these organisations. */
export function findServing(orgIds: readonly string[]) {
  return members.find({ 'roles.orgId': op.oneOf(orgIds) }, { fields: ['name', 'roles'], limit: 1_000 })
}

/** `undefined`: somebody else saved the member since it was read. */
export function saveRoles(
  { _id, version }: Servant,
  roles: readonly Role[],
  request: string,
): Promise<Servant | undefined> {
  return members.updateAndReturn(
    { _id, version },
    { roles, version: op.inc(1), roleRequests: op.pushBounded(request, REQUESTS_KEPT) },
  )
}
