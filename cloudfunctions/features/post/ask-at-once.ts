import type { WriteContext } from '../../platform/context'
import { checkWords } from './check-words'
import { ASKED_AGAIN_AFTER } from './post-rules'
import { findPost, type Whole } from './post-store'

/** Part of the write after which WeChat is asked: a timer asks again when this call dies or gets no answer. */
export function asking({ caller, now }: WriteContext): Pick<Whole, 'checkDueAt' | 'checkBy'> {
  return { checkDueAt: now + ASKED_AGAIN_AFTER, checkBy: caller.memberId }
}

/** Asks WeChat about what waits, with the caller's account, and answers the post as it is then. */
export async function askAtOnce({ caller, openid = '', now }: WriteContext, post: Whole): Promise<Whole> {
  if (post.checkDueAt === undefined) {
    return post
  }
  const [after] = await checkWords([{ post, openid }], { now, present: caller.memberId })
  return after ?? (await findPost(post._id)) ?? post
}
