import { refusal } from '../services/act'
import { chainText } from '../services/chain-text'
import type { Notice } from '../services/deed-words'
import { readWholeRoster } from '../services/whole-roster'

/** Everybody's name as a 接龙 in the clipboard, which WeChat says by itself; otherwise why not. */
export async function copyNames(shiftId: string): Promise<Notice | null> {
  const answer = await readWholeRoster(shiftId)
  if (!answer.ok) {
    return refusal(answer.error)
  }
  const { waiting, ...shift } = answer.data
  wx.setClipboardData({ data: chainText({ ...shift, waiting: waiting.length }) })
  return null
}
