import { listsOf } from '../features/post/list-rules'
import { newPost, type Post } from '../features/post/post-rules'
import { HOUR } from '../platform/calendar'
import { NOW } from './documents'

/** A post that people see since an hour ago; a test names only what it is about. `lists` follow from the rest. */
export function aPost(id: string, over: Partial<Post> = {}): Post {
  const draft = newPost(id, {
    branchId: 'b-1',
    townId: 'g-1',
    authorId: 'm-1',
    channel: 'branch',
    reach: 'branch',
    audience: { who: 'all' },
    content: { title: `动态 ${id}`, blocks: [{ kind: 'paragraph', text: '十四盏路灯全亮了。' }] },
    sizes: {},
    savedAt: NOW - 2 * HOUR,
  })
  const post: Post = {
    ...draft,
    state: 'published',
    textCheck: 'passed',
    visibleAt: NOW - HOUR,
    version: 3,
    ...over,
  }
  const { visibleAt, ...unseen } = post
  return visibleAt === undefined ? { ...unseen, lists: [] } : { ...post, lists: listsOf(post) }
}
