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
    ...(cursor !== undefined && { place: readPlace(cursor) }),
  })
  const last = posts.length === limit ? posts.at(-1) : undefined
  return { items: await viewItems(posts, context.now), ...(last && { next: writePlace(last) }) }
}

/** Another one where WeChat did not pass the first; twenty posts' covers are one call of the storage. */
const COVERS = 2

async function viewItems(posts: readonly Listed[], now: number): Promise<PostItem[]> {
  const covers = posts.flatMap(({ sizes }) => Object.keys(sizes).slice(0, COVERS))
  const [urls, names] = await Promise.all([pictureUrls(covers, COVER_WIDTH), orgNames(now)])
  return posts.map((post) => viewItem(post, urls, names))
}

/** The first that people may see; none while there is none. */
function coverOf({ sizes }: Pick<Listed, 'sizes'>, urls: ReadonlyMap<string, string>): PostItem['cover'] {
  for (const [pictureId, size] of Object.entries(sizes)) {
    const url = urls.get(pictureId)
    if (url !== undefined) {
      return { pictureId, ...size, url }
    }
  }
  return undefined
}

export function viewItem(
  post: Listed,
  urls: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): PostItem {
  const { _id: postId, branchId, channel, visibleAt = 0, isPinned, sizes, content } = post
  const cover = coverOf({ sizes }, urls)
  return {
    postId,
    channel,
    title: content.title,
    branchId,
    branchName: names.get(branchId) ?? '',
    at: visibleAt,
    isPinned,
    ...(cover && { cover }),
  }
}
