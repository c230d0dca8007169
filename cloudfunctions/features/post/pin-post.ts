import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { actOnPost } from './act-on-post'
import { refusePin } from './post-rules'
import { findPinned, type Whole } from './post-store'
import { viewEditable } from './view-editable'

/**
 * At the head of the feeds it stands in, or back to its place. Of two pins at one moment both may be done: four at the
 * head are a nuisance, not a wrong. Five operations with the look-up of the caller, six for another writer's.
 */
export async function pinPost(
  context: ActContext,
  { postId, version, isPinned }: ParsedInput<'post.pin'>,
): Promise<Output<'post.pin'>> {
  const note = isPinned ? '置顶动态' : '取消置顶'
  const pinned = await actOnPost(context, { postId, version }, { act: 'pin', note }, async (post) => {
    if (isPinned && !post.isPinned) {
      await refuseFull(post)
    }
    return { isPinned }
  })
  return viewEditable(context, pinned)
}

async function refuseFull({ branchId, townId, reach }: Whole): Promise<void> {
  const orgIds = reach === 'town' ? [branchId, townId] : [branchId]
  refusePin(orgIds, await findPinned(orgIds))
}
