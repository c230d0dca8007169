import type { Output, ParsedInput } from '../../contract/contract'
import type { ShownBlock } from '../../contract/post'
import { AppError } from '../../platform/app-error'
import type { Context } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { pictureUrls } from '../picture/picture-urls'
import { pictureIdsOf } from './content-rules'
import { findShown, type Shown } from './feed-store'
import { viewItem } from './list-posts'
import { isFor } from './list-rules'
import { surroundingsOf } from './reader-of'

/** The whole width of a phone at its sharpest, in pixels. */
const ARTICLE_WIDTH = 1_080

/** Two operations with the look-up of the caller, and one call of the storage for all pictures. */
export async function getPost(
  context: Context,
  { postId }: ParsedInput<'post.get'>,
): Promise<Output<'post.get'>> {
  const { reader } = await surroundingsOf(context)
  const post = await findShown(postId, context.now)
  if (!post || !isFor(post.lists, reader)) {
    throw new AppError('NOT_FOUND')
  }
  const [urls, names] = await Promise.all([
    pictureUrls(pictureIdsOf(post.content), ARTICLE_WIDTH),
    orgNames(context.now),
  ])
  return {
    ...viewItem(post, urls, names),
    blocks: shownBlocks(post, urls),
    corrections: post.corrections.map(({ at, note }) => ({ at, note })),
    reads: post.reads,
    ...(post.source?.kind === 'task' && { taskId: post.source.id }),
  }
}

function shownBlocks({ content, sizes }: Shown, urls: ReadonlyMap<string, string>): ShownBlock[] {
  return content.blocks.map((block): ShownBlock => {
    if (block.kind !== 'picture') {
      return block
    }
    const url = urls.get(block.pictureId)
    return { ...block, ...(sizes[block.pictureId] ?? { width: 4, height: 3 }), ...(url && { url }) }
  })
}
