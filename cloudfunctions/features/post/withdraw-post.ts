import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { type Change, op } from '../../platform/database'
import { tell } from '../message/tell'
import { actOnPost } from './act-on-post'
import { dropAfterWrite } from './content-pictures'
import { isHiddenFrom, isSeen } from './post-rules'
import type { Whole } from './post-store'
import { toldWriter } from './tell-post'
import { viewEditable } from './view-editable'

/**
 * What nobody has seen yet becomes a draft again; what people could read is taken away from them in one write, and
 * stays so. Words that the caller may not read go back to their writer, who is told. Four operations with the look-up of
 * the caller, five for another writer's, six when that one is told.
 */
export async function withdrawPost(
  context: ActContext,
  named: ParsedInput<'post.withdraw'>,
): Promise<Output<'post.withdraw'>> {
  const withdrawn = await actOnPost(context, named, { act: 'withdraw', note: '撤回动态' }, (post) =>
    changeOf(context, post),
  )
  await tellGivenBack(context, withdrawn, named.version)
  return viewEditable(context, withdrawn)
}

/** As it stands now: a late repetition tells nothing that is over. The words are unchecked, so none are told. */
async function tellGivenBack({ caller, now }: ActContext, post: Whole, occasion: number): Promise<void> {
  const { state, authorId, returned } = post
  const isGivenBack = state === 'draft' && returned?.by === 'officer' && returned.reason === ''
  if (isGivenBack && authorId !== caller.memberId) {
    await tell(now, toldWriter(authorId, 'postReturned', post, { occasion, facts: {} }))
  }
}

/** WeChat's yes to these very words stays; nobody asks it any more. */
async function changeOf({ caller, now }: ActContext, post: Whole): Promise<Change> {
  const change = {
    ...(isHiddenFrom(post, caller.memberId) && {
      returned: op.set({ by: 'officer', reason: '', at: now }),
    }),
    state: isSeen(post, now) ? 'withdrawn' : 'draft',
    textCheck: post.textCheck === 'passed' ? 'passed' : 'none',
    checkDueAt: op.unset(),
    checkBy: op.unset(),
  }
  if (post.state !== 'published') {
    return change
  }
  if (post.correction) {
    await dropAfterWrite([post.correction.sizes], [post.sizes], now)
  }
  return { ...change, visibleAt: op.unset(), lists: [], isPinned: false, correction: op.unset() }
}
