import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { findMember, type Member } from './member-store'

/**
 * Why a write that names a version did not match. Exactly the change that was asked for, one version on, is the
 * retry of a request that was carried out; anything else is told, and nothing is overwritten.
 */
export async function settleEdit(
  { scope }: ActContext,
  { memberId, version }: { memberId: string; version: number },
  isDone: (member: Member) => boolean,
): Promise<Member> {
  const member = await findMember(scope, memberId)
  if (!member) {
    throw new AppError('NOT_FOUND')
  }
  if (member.version === version + 1 && isDone(member)) {
    return member
  }
  if (member.leftOn) {
    throw new AppError('ENTRY_REFUSED', { why: 'left' })
  }
  throw new AppError('EDIT_CONFLICT')
}
