import type { Method } from '../contract/contract'
import type { Prepare } from './valid-inputs'

const words = { title: '路灯亮了', blocks: [{ kind: 'paragraph' as const, text: '十四盏全亮了。' }] }

const news = {
  channel: 'branch' as const,
  reach: 'branch' as const,
  audience: { who: 'all' as const },
  content: words,
}

type NewsMethod = Extract<Method, `post.${string}` | 'picture.begin'>

/** For the posts that every branch of the county has. */
export const newsInputs: { readonly [M in NewsMethod]: Prepare<M> } = {
  'picture.begin': () => ({ use: 'post' }),
  'post.list': ({ orgId }) => ({ orgId }),
  'post.places': () => ({}),
  'post.get': ({ branchId }) => ({ postId: `out-${branchId}` }),
  'post.read': ({ branchId }) => ({ postId: `out-${branchId}` }),
  'post.desk': () => ({ view: 'all' }),
  'post.forEdit': ({ branchId }) => ({ postId: `review-${branchId}` }),
  'post.save': ({ branchId }) => ({ ...news, branchId }),
  'post.submit': ({ branchId }) => ({ postId: `returned-${branchId}`, version: 1 }),
  'post.review': ({ branchId }) => ({ postId: `review-${branchId}`, version: 1, do: { verb: 'approve' } }),
  'post.withdraw': ({ branchId }) => ({ postId: `out-${branchId}`, version: 1 }),
  'post.pin': ({ branchId }) => ({ postId: `out-${branchId}`, version: 1, isPinned: true }),
  'post.correct': ({ branchId }) => ({
    postId: `out-${branchId}`,
    version: 1,
    content: words,
    note: '改了一个数',
  }),
  'post.delete': ({ branchId }) => ({ postId: `returned-${branchId}`, version: 1 }),
  'post.recheck': ({ branchId }) => ({ postId: `waiting-${branchId}` }),
  'post.sources': ({ branchId }) => ({ branchId }),
  'post.figures': ({ branchId }) => ({ branchId, year: '2026' }),
}
