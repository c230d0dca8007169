import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { type Change, op } from '../../platform/database'
import { tell } from '../message/tell'
import { actOnPost } from './act-on-post'
import { askAtOnce, asking } from './ask-at-once'
import { publication, type Rights, stateAfter } from './post-rules'
import type { Whole } from './post-store'
import { toldReviewers } from './tell-post'
import { townOf } from './town-of'
import { viewEditable } from './view-editable'

/**
 * As far up as the caller reaches; WeChat's word on the words comes first for everybody. With the look-up of the caller
 * five operations, seven when somebody else is to be told.
 */
export async function submitPost(
  context: ActContext,
  named: ParsedInput<'post.submit'>,
): Promise<Output<'post.submit'>> {
  const submitted = await actOnPost(context, named, { act: 'submit', note: '送审动态' }, (post, rights) =>
    changeOf(context, post, rights),
  )
  return viewEditable(context, await askAtOnce(context, submitted))
}

/** Words that were returned and not touched since have passed; whoever reviews them is told before it is written. */
async function changeOf(context: ActContext, post: Whole, rights: Rights): Promise<Change> {
  const { now } = context
  const state = stateAfter(post.reach, rights)
  const common = { state, returned: op.unset() }
  if (post.textCheck !== 'passed') {
    return { ...common, textCheck: 'waiting', ...asking(context) }
  }
  if (state === 'published') {
    return { ...common, ...publication(post, await townOf(post.branchId, now), now) }
  }
  await tell(now, ...(await toldReviewers([{ post, state, occasion: post.version }], now)))
  return common
}
