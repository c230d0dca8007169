import type { DeskItem } from '../../contract/post'
import { isHiddenFrom, type Post } from './post-rules'

/** What the desk shows of a post besides its title. */
export const onDesk = [
  'branchId',
  'authorId',
  'channel',
  'reach',
  'audience',
  'publishAt',
  'source',
  'state',
  'textCheck',
  'visibleAt',
  'isPinned',
  'returned',
  'reads',
  'version',
  'savedAt',
] as const satisfies readonly (keyof Post)[]

export type OnDesk = Pick<Post, '_id' | (typeof onDesk)[number]> & { content: Pick<Post['content'], 'title'> }

interface Names {
  members: ReadonlyMap<string, string>
  branches: ReadonlyMap<string, string>
}

/** A post as its desk shows it to one person; words that have not passed only to their writer. */
export function deskItem(post: OnDesk, memberId: string, { members, branches }: Names): DeskItem {
  const { _id, branchId, authorId, publishAt, source, visibleAt, returned } = post
  const { channel, reach, audience, state, textCheck, version, savedAt, isPinned, reads } = post
  const isHidden = isHiddenFrom(post, memberId)
  return {
    postId: _id,
    version,
    state,
    textCheck,
    branchId,
    channel,
    reach,
    audience,
    ...(publishAt !== undefined && { publishAt }),
    ...(source && { source }),
    branchName: branches.get(branchId) ?? '',
    authorName: members.get(authorId) ?? '',
    isMine: authorId === memberId,
    title: isHidden ? '' : post.content.title,
    isHidden,
    savedAt,
    ...(visibleAt !== undefined && { visibleAt }),
    isPinned,
    ...(returned && { returned }),
    reads,
  }
}
