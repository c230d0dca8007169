import type { ErrorDetails } from '../../contract/errors'
import type { OrgNode } from '../../contract/org'
import type { RosterEntry } from '../../contract/roster'
import { AppError } from '../../platform/app-error'

/** What an officer writes of a member. */
export interface EntryInput
  extends Pick<
    RosterEntry,
    'name' | 'kind' | 'track' | 'birthYear' | 'groupId' | 'duty' | 'away' | 'exemption'
  > {
  alsoIn: readonly string[]
}

export type EntryProblem = ErrorDetails['ENTRY_REFUSED']['why']

/** Where an entry stands: its branch, and the organisations of the whole county. */
export interface Standing {
  branchId: string
  nodes: readonly OrgNode[]
}

/** PRODUCT §3: track E from this age on, without the branch deciding on the person. */
const EXEMPT_AGE = 70

/** What does not fit, if anything. `today` is a day in Asia/Shanghai. */
export function entryProblem(entry: EntryInput, standing: Standing, today: string): EntryProblem | undefined {
  if (!isBranch(standing.nodes, standing.branchId)) {
    return 'branch'
  }
  if (entry.kind === 'villager' && entry.track !== undefined) {
    return 'track'
  }
  if (!isExemptionRight(entry, today)) {
    return 'exemption'
  }
  if (entry.away && (entry.track !== 'D' || entry.away.reportedOn > today)) {
    return 'away'
  }
  if (entry.groupId !== undefined && !isGroupOf(standing, entry.groupId)) {
    return 'group'
  }
  return areSecondBranches(entry.alsoIn, standing) ? undefined : 'branch'
}

export function refuseEntry(entry: EntryInput, standing: Standing, today: string): void {
  const why = entryProblem(entry, standing, today)
  if (why) {
    throw new AppError('ENTRY_REFUSED', { why })
  }
}

/** Track E and the branch's decision go together; of age is who turns 70 in the year of the decision. */
function isExemptionRight({ track, exemption, birthYear }: EntryInput, today: string): boolean {
  if (track !== 'E' || !exemption) {
    return track !== 'E' && !exemption
  }
  const { decidedOn, reason } = exemption
  const age = Number(decidedOn.slice(0, 4)) - birthYear
  return decidedOn <= today && (reason === 'branchDecision' || age >= EXEMPT_AGE)
}

function isBranch(nodes: readonly OrgNode[], orgId: string): boolean {
  return nodes.some(({ id, level, isRetired }) => id === orgId && level === 'branch' && !isRetired)
}

function isGroupOf({ branchId, nodes }: Standing, groupId: string): boolean {
  return nodes.some(
    ({ id, level, parentId, isRetired }) =>
      id === groupId && level === 'group' && parentId === branchId && !isRetired,
  )
}

function areSecondBranches(alsoIn: readonly string[], { branchId, nodes }: Standing): boolean {
  return (
    new Set([branchId, ...alsoIn]).size === alsoIn.length + 1 && alsoIn.every((id) => isBranch(nodes, id))
  )
}

/**
 * Offices in branches and groups end when their holder moves to another branch, as far as the mover's right reaches;
 * those above branch level stay. `nodes`: the organisations in the mover's scope.
 */
export function endingOffices(nodes: readonly OrgNode[], toBranchId: string): string[] {
  return nodes
    .filter(({ level }) => level !== 'general')
    .filter(({ id, parentId }) => id !== toBranchId && parentId !== toBranchId)
    .map(({ id }) => id)
}
