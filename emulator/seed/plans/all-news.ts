import type { PostPlan } from '../post-plan'
import { deskNews } from './desk-news'
import { news } from './news'
import { olderNews } from './older-news'

export const allNews: readonly { postId: string; plan: PostPlan }[] = [
  ...news,
  ...olderNews,
  ...deskNews,
].map((plan, index) => ({
  postId: `post-demo-${String(index + 1).padStart(2, '0')}`,
  plan,
}))
