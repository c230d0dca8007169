import type { Output, ParsedInput } from '../../contract/contract'
import type { PostItem } from '../../contract/post'
import type { Context } from '../../platform/context'
import { orgNames } from '../org/org-names'
import { pictureUrls } from '../picture/picture-urls'
import { findFeed, type Listed, readPlace, writePlace } from './feed-store'
import { keysFor } from './list-rules'
import { surroundingsOf } from './reader-of'

/** As wide as a phone shows a cover at its sharpest, in pixels. */
const COVER_WIDTH = 750

/**
 * One page of a feed: two operations with the look-up of the caller, one for a visitor, however many posts there are.
 * Searching looks through the words of everything that stands in these feeds: meant for one branch, see decision 0015.
 */
export async function listPosts(
  context: Context,
  { orgId, channel, words, cursor, limit }: ParsedInput<'post.list'>,
): Promise<Output<'post.list'>> {
  const { reader, orgIds } = await surroundingsOf(context)
  const keys = keysFor(orgId === undefined ? orgIds : [orgId], reader, channel)
  const posts = await findFeed(keys, context.now, {
    limit,
    ...(words !== undefined && { words }),
    ...(cursor !== undefined && { after: readPlace(cursor) }),
  })
  const last = posts.length === limit ? posts.at(-1) : undefined
  return { items: await viewItems(posts, context.now), ...(last && { next: writePlace(last) }) }
}

/** One call of the storage for all covers. */
async function viewItems(posts: readonly Listed[], now: number): Promise<PostItem[]> {
  const covers = posts.flatMap((post) => coverOf(post) ?? [])
  const [urls, names] = await Promise.all([pictureUrls(covers, COVER_WIDTH), orgNames(now)])
  return posts.map((post) => viewItem(post, urls, names))
}

function coverOf({ sizes }: Pick<Listed, 'sizes'>): string | undefined {
  return Object.keys(sizes)[0]
}

export function viewItem(
  post: Listed,
  urls: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): PostItem {
  const { _id: postId, branchId, channel, visibleAt = 0, isPinned, sizes, content } = post
  const pictureId = coverOf(post)
  const size = pictureId === undefined ? undefined : sizes[pictureId]
  const url = pictureId === undefined ? undefined : urls.get(pictureId)
  return {
    postId,
    channel,
    title: content.title,
    branchId,
    branchName: names.get(branchId) ?? '',
    at: visibleAt,
    isPinned,
    ...(pictureId !== undefined && size && { cover: { pictureId, ...size, ...(url && { url }) } }),
  }
}
