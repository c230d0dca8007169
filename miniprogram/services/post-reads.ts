import { call } from './api'
import { dayOf } from './format'
import { newRequestId } from './request-id'

const key = 'postReads'

interface Counted {
  day: string
  postIds: string[]
}

/**
 * Counts the opening of an article, once a day on one phone; answers the number after it. Nobody is named, and a
 * failure is nobody's business.
 */
export async function countOpening(postId: string, now: number): Promise<number | undefined> {
  const day = dayOf(now)
  const counted = wx.getStorageSync<Counted | ''>(key) || { day, postIds: [] }
  const postIds = counted.day === day ? counted.postIds : []
  if (postIds.includes(postId)) {
    return undefined
  }
  const answer = await call('post.read', { postId }, { requestId: newRequestId() })
  if (!answer.ok) {
    return undefined
  }
  wx.setStorageSync(key, { day, postIds: [...postIds, postId] })
  return answer.data.reads
}
