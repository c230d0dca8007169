import type { MemberMessage } from '../message/messages-of-member'
import { momentWords } from './data-words'

export function messageLines(messages: readonly MemberMessage[]): { label: string; value: string }[] {
  return messages.map(({ at, title, note }) => ({
    label: momentWords(at),
    value: title ? `${title}：${note}` : note,
  }))
}
