import type { DeskItem } from '../../contract/post'
import { isHiddenFrom, type Post } from './post-rules'

type Listed = Omit<
  Post,
  | 'content'
  | 'sizes'
  | 'townId'
  | 'checkDueAt'
  | 'checkBy'
  | 'lists'
  | 'correction'
  | 'corrections'
  | 'readRequests'
  | 'spent'
> & { content: Pick<Post['content'], 'title'> }

interface Names {
  members: ReadonlyMap<string, string>
  branches: ReadonlyMap<string, string>
}

/** A post as its desk shows it to one person; words that have not passed only to their writer. */
export function deskItem(post: Listed, memberId: string, { members, branches }: Names): DeskItem {
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
