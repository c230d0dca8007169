import type { DeskItem } from '../../cloudfunctions/contract/post'
import { inOneLine, nearTime, withUnit } from '../services/format'
import { channelWords } from '../services/post-words'
import { isHeldUp, isOut, stateText } from './post-stand'

export interface PostRow {
  postId: string
  title: string
  state: string
  text: string
  isHeldUp: boolean
}

/** One post on the desk; words that have not passed have no title for others. */
function postRow(item: DeskItem, now: number): PostRow {
  const { postId, title, state, isHidden, authorName, isMine } = item
  const { branchName, channel, savedAt, isPinned, reads } = item
  const who = isMine ? '我写的' : authorName && `${authorName}写的`
  const seen = isOut(item, now) ? `${withUnit(reads, '次')}阅读` : ''
  return {
    postId,
    title: isHidden ? hiddenTitle(state) : title,
    state: inOneLine(isPinned ? '置顶' : '', stateText(item, now)),
    text: inOneLine(branchName, channelWords[channel], who, seen || nearTime(savedAt, now)),
    isHeldUp: isHeldUp(item),
  }
}

/** Nobody has asked WeChat about a draft. */
function hiddenTitle(state: DeskItem['state']): string {
  return state === 'draft' ? '别人的草稿，标题先不显示' : '还在检查，标题先不显示'
}

export function postRows({ items }: { items: readonly DeskItem[] }, now: number): PostRow[] {
  return items.map((item) => postRow(item, now))
}
