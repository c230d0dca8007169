import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { type Change, op } from '../../platform/database'
import { actOnPost } from './act-on-post'
import { dropAfterWrite } from './content-pictures'
import { isSeen } from './post-rules'
import type { Whole } from './post-store'
import { viewEditable } from './view-editable'

/**
 * What nobody has seen yet becomes a draft again; what people could read is taken away from them in one write, and
 * stays so. Four operations with the look-up of the caller, five for another writer's.
 */
export async function withdrawPost(
  context: ActContext,
  named: ParsedInput<'post.withdraw'>,
): Promise<Output<'post.withdraw'>> {
  const withdrawn = await actOnPost(context, named, { act: 'withdraw', note: '撤回动态' }, (post) =>
    changeOf(context, post),
  )
  return viewEditable(context, withdrawn)
}

/** WeChat's yes to these very words stays; nobody asks it any more. */
async function changeOf({ now }: ActContext, post: Whole): Promise<Change> {
  const change = {
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
