import { allOf, anyOf, collection, op, type Where } from '../../platform/database'
import { type MemberDocument, unboundOpenid } from '../../platform/identity'
import type { Scope } from '../../platform/scope'
import { within } from '../../platform/scoped'
import type { EntryInput } from './roster-rules'

const shown = [
  'openid',
  'name',
  'branchId',
  'groupId',
  'alsoIn',
  'kind',
  'track',
  'birthYear',
  'duty',
  'phone',
  'away',
  'exemption',
  'roles',
  'leftOn',
  'version',
] as const satisfies readonly (keyof MemberDocument)[]

export type Member = Pick<MemberDocument, '_id' | (typeof shown)[number]>

const everybody = collection<MemberDocument>('members')

const membersIn = (scope: Scope) => within<MemberDocument>(scope, 'members')

const current = { leftOn: op.absent() }

export function findMember(scope: Scope, memberId: string): Promise<Member | undefined> {
  return membersIn(scope).findById(memberId, shown)
}

/** At most 1,000. */
export function findMembers(scope: Scope, memberIds: readonly string[]): Promise<Member[]> {
  return membersIn(scope).findByIds(memberIds, shown)
}

export interface Page {
  after?: { name: string; memberId: string }
  limit: number
}

/** Of all branches in scope, or of one. */
export interface RosterFilter {
  branchId?: string
  /** The beginning of a name: a range in the index, so that a county's roster is not read through. */
  search?: string
  memberIds?: readonly string[]
}

/** One page by (name, _id) of those who have not left. */
export function findPage(scope: Scope, filter: RosterFilter, { after, limit }: Page): Promise<Member[]> {
  return membersIn(scope).find(allOf(current, ...conditions(filter), ...beyond(after)), {
    fields: shown,
    orderBy: [
      ['name', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  })
}

/** The last of all code points: every text that begins with `search` comes before it. */
const LAST = '\u{10ffff}'

function conditions({ branchId, search, memberIds }: RosterFilter): Where[] {
  return [
    ...(branchId === undefined ? [] : [{ branchId }]),
    ...(search === undefined ? [] : [{ name: op.gte(search) }, { name: op.lt(search + LAST) }]),
    ...(memberIds === undefined ? [] : [{ _id: op.oneOf(memberIds) }]),
  ]
}

function beyond(after: Page['after']): Where[] {
  if (!after) {
    return []
  }
  const { name, memberId } = after
  return [{ name: op.gte(name) }, anyOf({ name: op.gt(name) }, { name, _id: op.gt(memberId) })]
}

/** Below the thousand at which the platform cuts an answer: a full page here is a page, not a loss. */
const PAGE = 900

/** A whole branch; one operation for every 900 people. */
export async function findWholeBranch(scope: Scope, branchId: string): Promise<Member[]> {
  const found: Member[] = []
  for (;;) {
    const last = found.at(-1)
    const after = last && { name: last.name, memberId: last._id }
    const page = await findPage(scope, { branchId }, { after, limit: PAGE })
    found.push(...page)
    if (page.length < PAGE) {
      return found
    }
  }
}

/** Entries that are there already stay as they are. The caller has checked that the branch is in scope. */
export function insertMembers(members: readonly MemberDocument[]): Promise<void> {
  return everybody.insertAll(members)
}

/** Every optional field that an officer writes; what is not given goes. */
const optional = [
  'groupId',
  'track',
  'duty',
  'away',
  'exemption',
] as const satisfies readonly (keyof EntryInput)[]

interface Edited {
  memberId: string
  version: number
  branchId: string
}

/** Not when somebody saved since that version, or the member moved or left. */
export function saveEntry(
  scope: Scope,
  { memberId, version, branchId }: Edited,
  entry: EntryInput,
): Promise<Member | undefined> {
  const { name, kind, birthYear, alsoIn } = entry
  return membersIn(scope).updateAndReturn(
    { _id: memberId, version, branchId, ...current },
    {
      name,
      kind,
      birthYear,
      alsoIn,
      ...Object.fromEntries(optional.map((field) => [field, entry[field] ?? op.unset()])),
      version: op.inc(1),
    },
  )
}

/** The group stays behind, and so do the offices at `endingOrgIds`. */
export function moveMember(
  scope: Scope,
  { memberId, version, toBranchId }: { memberId: string; version: number; toBranchId: string },
  endingOrgIds: readonly string[],
): Promise<Member | undefined> {
  return membersIn(scope).updateAndReturn(
    { _id: memberId, version, branchId: op.neq(toBranchId), ...current },
    {
      branchId: toBranchId,
      groupId: op.unset(),
      alsoIn: op.pull(toBranchId),
      roles: op.pull({ orgId: op.oneOf(endingOrgIds) }),
      version: op.inc(1),
    },
  )
}

/** What past months need stays: name, branch, kind, track, birth year. */
export function endMembership(
  scope: Scope,
  { memberId, version, on }: { memberId: string; version: number; on: string },
): Promise<Member | undefined> {
  const gone = ['groupId', 'duty', 'phone', 'isPhonePublic', 'away'] as const
  return membersIn(scope).updateAndReturn(
    { _id: memberId, version, ...current },
    {
      leftOn: on,
      openid: unboundOpenid(memberId),
      roles: [],
      alsoIn: [],
      ...Object.fromEntries(gone.map((field) => [field, op.unset()])),
      version: op.inc(1),
    },
  )
}

/** Not when it says so already, nor when the member is not away. */
export function saveReport(
  scope: Scope | 'self',
  memberId: string,
  away: { place: string; reportedOn: string },
): Promise<boolean> {
  const members = scope === 'self' ? everybody : membersIn(scope)
  const isNew = anyOf({ 'away.place': op.neq(away.place) }, { 'away.reportedOn': op.neq(away.reportedOn) })
  const where = allOf({ _id: memberId, track: 'D', ...current }, isNew)
  // The first condition names the document.
  return members.update(where as typeof where & { _id: string }, { away, version: op.inc(1) })
}

/** Of the member themselves. */
export function findAway(memberId: string) {
  return everybody.findById(memberId, ['away'])
}
