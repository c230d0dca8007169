import { listsOf } from '../features/post/list-rules'
import type { Post } from '../features/post/post-rules'
import { NOW } from './documents'

/** A post that people see since an hour ago; a test names only what it is about. `lists` follow from the rest. */
export function aPost(id: string, over: Partial<Post> = {}): Post {
  const post: Post = {
    _id: id,
    branchId: 'b-1',
    townId: 'g-1',
    authorId: 'm-1',
    channel: 'branch',
    reach: 'branch',
    audience: { who: 'all' },
    content: { title: `动态 ${id}`, blocks: [{ kind: 'paragraph', text: '十四盏路灯全亮了。' }] },
    sizes: {},
    state: 'published',
    textCheck: 'passed',
    visibleAt: NOW - 3_600_000,
    lists: [],
    isPinned: false,
    corrections: [],
    reads: 0,
    readRequests: [],
    spent: [],
    version: 3,
    savedAt: NOW - 7_200_000,
    ...over,
  }
  const { visibleAt, ...unseen } = post
  return visibleAt === undefined ? { ...unseen, lists: [] } : { ...post, lists: listsOf(post) }
}
