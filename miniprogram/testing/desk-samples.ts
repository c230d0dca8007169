import type { DeskItem, EditablePost } from '../../cloudfunctions/contract/post'

const savedAt = Date.parse('2026-11-20T10:00:00+08:00')

/** A draft of mine in 上田村支部. */
export function aDeskItem(over: Partial<DeskItem> = {}): DeskItem {
  return {
    postId: 'p-1',
    version: 1,
    state: 'draft',
    textCheck: 'none',
    branchId: 'b-1',
    channel: 'branch',
    reach: 'branch',
    audience: { who: 'all' },
    branchName: '上田村支部',
    authorName: '周桂芳',
    isMine: true,
    title: '光伏板清灰',
    isHidden: false,
    savedAt,
    isPinned: false,
    reads: 0,
    ...over,
  }
}

/** The same as whoever writes or reviews it opens it. */
export function anEditablePost(over: Partial<EditablePost> = {}): EditablePost {
  return {
    ...aDeskItem(),
    blocks: [{ kind: 'paragraph', text: '昨天下午，12 人出工。' }],
    corrections: [],
    may: ['edit', 'submit', 'delete'],
    ...over,
  }
}
