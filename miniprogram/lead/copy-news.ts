import { doneNotice, refusal } from '../services/act'
import type { Notice } from '../services/deed-words'
import { rosterFacts } from '../services/shift-facts'
import { readWholeRoster } from '../services/whole-roster'

/** What was done as the beginning of a piece of news, in the clipboard; answers what to tell the lead. */
export async function copyNews(shiftId: string): Promise<Notice> {
  const answer = await readWholeRoster(shiftId)
  if (!answer.ok) {
    return refusal(answer.error)
  }
  const { title, text } = rosterFacts(answer.data)
  wx.setClipboardData({ data: [`【${title}】`, text, '（请补上：做成了什么，最想谢谁。）'].join('\n') })
  return doneNotice('动态草稿复制好了', '粘到支部群里，补一两句再发。里面没有人的名字。')
}
