import { findAllRaised } from './need-store'

/** Everything a member asked for, newest first, with what they wrote. One operation. */
export function needsOfMember(memberId: string) {
  return findAllRaised(memberId)
}

export type MemberNeed = Awaited<ReturnType<typeof needsOfMember>>[number]
