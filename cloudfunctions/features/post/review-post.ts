import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { type Change, op } from '../../platform/database'
import { tell } from '../message/tell'
import { actOnPost } from './act-on-post'
import { publication, type Rights, stateAfter } from './post-rules'
import type { Whole } from './post-store'
import { toldReviewers, toldWriter } from './tell-post'
import { townOf } from './town-of'
import { viewEditable } from './view-editable'

type Word = ParsedInput<'post.review'>['do']

/**
 * Yes takes it as far up as the caller reaches, no takes it back to its writer with the reason. People are told after
 * it is written; a repetition tells them again, which tells once. Six operations with the look-up of the caller, eight
 * when the general branch is to be told; pictures cost one.
 */
export async function reviewPost(
  context: ActContext,
  { postId, version, do: word }: ParsedInput<'post.review'>,
): Promise<Output<'post.review'>> {
  const reviewed = await actOnPost(
    context,
    { postId, version },
    word.verb === 'approve' ? { act: 'approve', note: '审定动态' } : { act: 'return', note: '退回动态' },
    (post, rights) => changeOf(context, word, post, rights),
  )
  await tellWord(context, reviewed, word, version)
  return viewEditable(context, reviewed)
}

async function changeOf({ now }: ActContext, word: Word, post: Whole, rights: Rights): Promise<Change> {
  if (word.verb === 'return') {
    return { state: 'draft', returned: op.set({ by: 'officer', reason: word.reason, at: now }) }
  }
  const state = stateAfter(post.reach, rights)
  return state === 'published'
    ? { state, ...publication(post, await townOf(post.branchId, now), now) }
    : { state }
}

/** As it stands now: a late repetition tells nothing that is over, and nobody of words WeChat has not passed. */
async function tellWord(
  { caller, now }: ActContext,
  post: Whole,
  word: Word,
  occasion: number,
): Promise<void> {
  const { title } = post.content
  const writers = post.authorId === caller.memberId ? [] : [post.authorId]
  if (post.state === 'upper' && post.textCheck === 'passed') {
    await tell(now, ...(await toldReviewers([{ post, state: 'upper', occasion }], now)))
  }
  if (post.state === 'published') {
    const told = { occasion, facts: { title } }
    await tell(now, ...writers.map((id) => toldWriter(id, 'postPublished', post, told)))
  }
  if (post.state === 'draft' && word.verb === 'return') {
    const told = { occasion, facts: { title, reason: word.reason } }
    await tell(now, ...writers.map((id) => toldWriter(id, 'postReturned', post, told)))
  }
}
