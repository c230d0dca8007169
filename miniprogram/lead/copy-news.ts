import type { RosterPage } from '../../cloudfunctions/contract/shift'
import { doneNotice, refusal } from '../services/act'
import type { Notice } from '../services/deed-words'
import { dayOf, monthDay, shiftName, withUnit } from '../services/format'
import { readWholeRoster } from '../services/whole-roster'

/** What was done, as the beginning of a piece of news: facts as confirmed, nobody's name; the lead adds words. */
function newsDraft({ title, siteName, startsAt, people }: RosterPage): string {
  const present = people.flatMap(({ result }) => (result?.outcome === 'present' ? result.hours : []))
  const hours = present.reduce((sum, one) => sum + one, 0)
  const when = `${monthDay(dayOf(startsAt))}${shiftName(startsAt).replace('班', '')}`
  return [
    `【${title}】`,
    `${when}，${withUnit(present.length, '人')}在${siteName}出工，合计 ${withUnit(hours, '小时')}。`,
    '（请补上：做成了什么，最想谢谁。）',
  ].join('\n')
}

/** The draft in the clipboard; answers what to tell the lead. */
export async function copyNews(shiftId: string): Promise<Notice> {
  const answer = await readWholeRoster(shiftId)
  if (!answer.ok) {
    return refusal(answer.error)
  }
  wx.setClipboardData({ data: newsDraft(answer.data) })
  return doneNotice('动态草稿复制好了', '粘到支部群里，补一两句再发。里面没有人的名字。')
}
