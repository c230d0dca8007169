import type { OrgNode } from '../../contract/org'
import { collection, op } from '../../platform/database'
import type { MemberDocument } from '../../platform/identity'

/**
 * Where members stand. Not within the caller's scope: the questions are only answered yes or no, and whoever
 * stands in an organisation counts, wherever they are at home.
 */
const members = collection<MemberDocument>('members')

export async function hasMembers({ id, level }: Pick<OrgNode, 'id' | 'level'>): Promise<boolean> {
  const standing = level === 'group' ? { groupId: id } : { branchId: id }
  const found = await members.find({ ...standing, leftOn: op.absent() }, { fields: ['_id'], limit: 1 })
  return found.length > 0
}

/** Of these, those who belong to the branch, at home or by a second membership. */
export async function areOfBranch(memberIds: readonly string[], branchId: string): Promise<boolean> {
  const found = await members.findByIds(memberIds, ['branchId', 'alsoIn', 'leftOn'])
  const belonging = found.filter(
    (member) => !member.leftOn && [member.branchId, ...member.alsoIn].includes(branchId),
  )
  return belonging.length === new Set(memberIds).size
}

export async function areMembers(memberIds: readonly string[]): Promise<boolean> {
  const found = await members.findByIds(memberIds, ['leftOn'])
  return found.filter(({ leftOn }) => !leftOn).length === new Set(memberIds).size
}
