import type { PostState } from '../../contract/post'
import { textsToCheck } from '../post/content-rules'
import type { MemberPost } from '../post/posts-of-member'
import { momentWords } from './data-words'

const stateWords: Record<PostState, string> = {
  draft: '草稿',
  review: '等支部审',
  upper: '等总支审',
  published: '已发布',
  withdrawn: '撤回了',
}

/** What a member wrote for a branch: by its title where everybody reads it, with all words where nobody does. */
export function postLines(posts: readonly MemberPost[]): { label: string; value: string }[] {
  return posts.map(({ savedAt, state, content }) => ({
    label: momentWords(savedAt),
    value: [
      `${content.title}（${stateWords[state]}）`,
      state === 'published' ? '' : textsToCheck({ ...content, title: '' }).join('\n'),
    ]
      .filter(Boolean)
      .join('；'),
  }))
}
