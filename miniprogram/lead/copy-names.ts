import { doneNotice, refusal } from '../services/act'
import { call } from '../services/api'
import type { Notice } from '../services/deed-words'
import { listText } from '../services/share-words'
import { shiftNames } from '../services/shift-names'

/** The shift as a 接龙 with everybody's name, in the clipboard; answers what to tell the lead. */
export async function copyNames(taskId: string, shiftId: string): Promise<Notice> {
  const [task, listed] = await Promise.all([call('task.get', { taskId }), shiftNames(shiftId)])
  if (!task.ok) {
    return refusal(task.error)
  }
  const shift = task.data.shifts.find(({ id }) => id === shiftId)
  if ('error' in listed || !shift) {
    return 'error' in listed ? refusal(listed.error) : gone
  }
  wx.setClipboardData({ data: listText(task.data, shift, listed.names) })
  return doneNotice('复制好了', '带着名单，只发到该看的群里。')
}

const gone: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '什么都没有复制',
  text: '任务里找不到这一班了，请下拉刷新再看。',
}
