import type { PostItem } from '../../cloudfunctions/contract/post'
import { dayOf, inOneLine, monthDay, nearDay, yearDay } from './format'
import { keptPicture } from './post-pictures'
import { channelWords } from './post-words'

/** One post in a list. */
export interface PostRowView {
  postId: string
  title: string
  byline: string
  isPinned: boolean
  /** Empty without one. */
  coverUrl: string
}

export function postRow(item: PostItem, now: number): PostRowView {
  const { postId, title, branchName, channel, at, isPinned, cover } = item
  const label = channel === 'branch' ? '' : channelWords[channel]
  return {
    postId,
    title,
    byline: inOneLine(label, branchName, newsDay(at, now)),
    isPinned,
    coverUrl: cover ? sourceOf(cover) : '',
  }
}

/** `昨天`, `11月12日`; of another year with the year. */
export function newsDay(at: number, now: number): string {
  const [day, today] = [dayOf(at), dayOf(now)]
  return day.slice(0, 4) === today.slice(0, 4) ? nearDay(day, today) : yearDay(day)
}

/** The day as it stands in the article and is sent on: people read it later. */
export function articleDay(at: number, now: number): string {
  const [day, today] = [dayOf(at), dayOf(now)]
  return day.slice(0, 4) === today.slice(0, 4) ? monthDay(day) : yearDay(day)
}

/** Where a picture comes from: the phone where it is kept, else the cloud; empty: it may not be shown. */
export function sourceOf({ pictureId, url }: { pictureId: string; url?: string | undefined }): string {
  return url === undefined ? '' : (keptPicture(pictureId) ?? url)
}
