import type { RoleName } from '../contract/session'

/** What an officer may do, always within the organisations below the role (PRODUCT §2). */
export type Right =
  | 'county.edit'
  | 'tree.read'
  | 'tree.edit'
  | 'roster.read'
  | 'roster.edit'
  | 'roster.file'
  | 'binding.edit'
  | 'role.grant'
  | 'audit.read'
  /** Publish, edit, cancel tasks, and act for their leads. */
  | 'task.edit'
  /** Claim and release for others. */
  | 'claim.for'
  /** Look after needs that have no lead, or whose lead did not answer. */
  | 'need.answer'
  /** Read household notes. */
  | 'visit.read'
  /** Record deeds and say yes or no to those applied for; read passbooks. */
  | 'points.confirm'
  /** Run the month: ballot, list, notice, objections, publishing; the branch's own rules. */
  | 'month.run'
  /** Read a month before it is published, and its objections. */
  | 'month.read'
  /** 不参评. */
  | 'month.exclude'
  /** Write news for a branch. */
  | 'post.write'
  /** Publish it: the word on what others wrote, pins, corrections. */
  | 'post.review'

const group: readonly Right[] = ['tree.read', 'roster.read', 'claim.for']
const recorder: readonly Right[] = [...group, 'roster.edit', 'points.confirm', 'month.read', 'post.write']
const secretary: readonly Right[] = [
  ...recorder,
  'roster.file',
  'binding.edit',
  'role.grant',
  'tree.edit',
  'task.edit',
  'need.answer',
  'visit.read',
  'month.run',
  'post.review',
]
const administrator: readonly Right[] = [...secretary, 'county.edit', 'audit.read', 'month.exclude']

/**
 * The rights of each role. A role below holds a part of the rights of the one above it, so that "nobody grants
 * what they lack" can be asked of the rights themselves. An overseer only reads (PRODUCT §2): whoever appoints
 * one must be able to read the audit, too.
 */
export const rightsByRole: Readonly<Record<RoleName, readonly Right[]>> = {
  taskLead: [],
  enterpriseContact: ['tree.read'],
  groupLeader: group,
  recorder,
  branchSecretary: secretary,
  generalSecretary: [...secretary, 'audit.read', 'month.exclude'],
  overseer: ['tree.read', 'audit.read', 'month.read'],
  countyAdministrator: administrator,
}

/** Whether a holder of `mine` may hand out `role`: everything in it is theirs. */
export function covers(mine: ReadonlySet<Right>, role: RoleName): boolean {
  return rightsByRole[role].every((right) => mine.has(right))
}
