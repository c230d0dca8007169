import type { MessageItem } from '../../cloudfunctions/contract/message'
import { nearTime } from './format'
import { messageWords } from './message-words'
import { needPage } from './need-urls'
import { articleUrl, deskUrl } from './post-urls'

/** One message in the list. */
export interface MessageView {
  messageId: string
  title: string
  text: string
  time: string
  isNew: boolean
  /** What a tap opens; empty: nothing more to see. */
  url: string
}

export const messagesPage = '/pages/message/list/list'

export function messageView(item: MessageItem, now: number): MessageView {
  const { messageId, kind, at, facts, isNew } = item
  return { messageId, ...messageWords(kind, facts), time: nearTime(at, now), isNew, url: urlOf(item) }
}

function urlOf({ kind, taskId, shiftId, needId, postId }: MessageItem): string {
  if (postId) {
    return kind === 'postPublished' ? articleUrl(postId) : deskUrl(postId)
  }
  if (needId) {
    return needPage(needId)
  }
  if (kind === 'hoursToConfirm' && shiftId) {
    return `/lead/hours/hours?shiftId=${shiftId}`
  }
  const shift = shiftId ? `&shiftId=${shiftId}` : ''
  return taskId ? `/pages/task/detail/detail?taskId=${taskId}${shift}` : ''
}
