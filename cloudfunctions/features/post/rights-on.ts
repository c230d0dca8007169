import { scopeWith } from '../../platform/access'
import type { MemberContext } from '../../platform/context'
import { reaches, reachesBranch } from '../../platform/scope'
import type { Post, Rights } from './post-rules'
import { townOf } from './town-of'

/** What the caller's offices give them over one post. No operation while the trees are known. */
export async function rightsOn(
  context: MemberContext,
  { branchId, authorId }: Pick<Post, 'branchId' | 'authorId'>,
): Promise<Rights> {
  const [writing, reviewing] = await Promise.all([
    scopeWith(context, 'post.write'),
    scopeWith(context, 'post.review'),
  ])
  return {
    isAuthor: authorId === context.caller.memberId,
    mayWrite: reachesBranch(writing, branchId),
    mayReview: reachesBranch(reviewing, branchId),
    mayReviewTown: reaches(reviewing, await townOf(branchId, context.now)),
  }
}
