import type { Output, ParsedInput } from '../../contract/contract'
import type { ShownBlock } from '../../contract/post'
import { AppError } from '../../platform/app-error'
import type { Context } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { pictureStates } from '../picture/picture-states'
import { PHONE_WIDTH, pictureUrls } from '../picture/picture-urls'
import { pictureIdsOf } from './content-rules'
import { findShown, type Shown } from './feed-store'
import { viewItem } from './list-posts'
import { isFor } from './list-rules'
import { surroundingsOf } from './reader-of'

/**
 * Two operations with the look-up of the caller, and one call of the storage for all pictures; one more while WeChat has
 * not passed them all.
 */
export async function getPost(
  context: Context,
  { postId }: ParsedInput<'post.get'>,
): Promise<Output<'post.get'>> {
  const { reader } = await surroundingsOf(context)
  const post = await findShown(postId, context.now)
  if (!post || !isFor(post.lists, reader)) {
    throw new AppError('NOT_FOUND')
  }
  const pictureIds = pictureIdsOf(post.content)
  const [urls, names] = await Promise.all([pictureUrls(pictureIds, PHONE_WIDTH), orgNames(context.now)])
  return {
    ...viewItem(post, urls, names),
    blocks: shownBlocks(post, urls, await refusedAmong(pictureIds.filter((id) => !urls.has(id)))),
    corrections: post.corrections.map(({ at, note }) => ({ at, note })),
    reads: post.reads,
    ...(post.channel === 'jobs' && post.source?.kind === 'task' && { taskId: post.source.id }),
  }
}

/** What WeChat refused leaves no room behind; what it still looks at keeps its own. */
async function refusedAmong(pictureIds: readonly string[]): Promise<ReadonlySet<string>> {
  const states = await pictureStates(pictureIds)
  return new Set(pictureIds.filter((id) => (states.get(id)?.state ?? 'refused') === 'refused'))
}

function shownBlocks(
  { content, sizes }: Shown,
  urls: ReadonlyMap<string, string>,
  refused: ReadonlySet<string>,
): ShownBlock[] {
  return content.blocks.flatMap((block): ShownBlock[] => {
    if (block.kind !== 'picture') {
      return [block]
    }
    if (refused.has(block.pictureId)) {
      return []
    }
    const url = urls.get(block.pictureId)
    return [{ ...block, ...(sizes[block.pictureId] ?? { width: 4, height: 3 }), ...(url && { url }) }]
  })
}
