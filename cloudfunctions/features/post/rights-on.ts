import type { MemberContext } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import type { Right } from '../../platform/rights'
import { reaches, reachesBranch, scopeOf } from '../../platform/scope'
import type { Post, Rights } from './post-rules'
import { townOf } from './town-of'

/** What the caller's offices give them over one post. No operation while the trees are known. */
export async function rightsOn(
  { caller, now }: MemberContext,
  { branchId, authorId }: Pick<Post, 'branchId' | 'authorId'>,
): Promise<Rights> {
  const trees = await readTrees(now)
  const scope = (right: Right) => scopeOf(caller.roles, right, trees)
  const reviewing = scope('post.review')
  return {
    isAuthor: authorId === caller.memberId,
    mayWrite: reachesBranch(scope('post.write'), branchId),
    mayReview: reachesBranch(reviewing, branchId),
    mayReviewTown: reaches(reviewing, await townOf(branchId, now)),
  }
}
