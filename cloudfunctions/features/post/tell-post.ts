import uniq from 'lodash/uniq'
import type { Told } from '../message/tell'
import { officersOver } from '../role/officers-over'
import type { Whole } from './post-store'
import { townOf } from './town-of'

interface Waiting {
  post: Whole
  state: 'review' | 'upper'
  /** What happened, so that the same is told once. */
  occasion: string | number
}

/** For `tell`: whoever may say the next word on these posts. One operation for any number, none for none. */
export async function toldReviewers(waiting: readonly Waiting[], now: number): Promise<Told[]> {
  if (waiting.length === 0) {
    return []
  }
  const asked = await Promise.all(
    waiting.map(async (one) => ({
      ...one,
      orgId: one.state === 'upper' ? await townOf(one.post.branchId, now) : one.post.branchId,
    })),
  )
  const officersOf = await officersOver(uniq(asked.map(({ orgId }) => orgId)), 'post.review', now)
  return asked.map(({ post, orgId, occasion }) => ({
    memberIds: officersOf(orgId, post.authorId),
    kind: 'postToReview',
    occasion,
    facts: { title: post.content.title },
    postId: post._id,
  }))
}

/** For `tell`: its writer, unless it is nobody any more. */
export function toldWriter(
  memberId: string,
  kind: 'postReturned' | 'postPublished' | 'postTextRefused',
  { _id }: Pick<Whole, '_id'>,
  { occasion, facts }: Pick<Told, 'occasion' | 'facts'>,
): Told {
  return { memberIds: [memberId], kind, occasion, facts, postId: _id }
}
