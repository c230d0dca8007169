import { findAllOf } from './post-store'

/** What a member wrote for a branch, newest first. One operation. */
export function postsOfMember(memberId: string) {
  return findAllOf(memberId)
}

export type MemberPost = Awaited<ReturnType<typeof postsOfMember>>[number]
