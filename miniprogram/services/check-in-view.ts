import type { TaskDetail } from '../../cloudfunctions/contract/task'
import type { CheckInState } from './check-in'
import type { Notice } from './deed-words'
import { failureNotice } from './failure-notice'
import { clockTime, nearRange } from './format'
import { canCheckIn, checkInFrom } from './shift-view'

/** The page where one checks in: to whom and when it belongs, and whether it is done. */
export interface CheckInView {
  title: string
  time: string
  /** `7:02`, once it is done. */
  at: string
  /** Why there is nothing to type. */
  closed: string
}

export function checkInView(task: TaskDetail, shiftId: string, now: number): CheckInView | undefined {
  const shift = task.shifts.find(({ id }) => id === shiftId)
  if (!shift) {
    return undefined
  }
  const { mine } = shift
  const at = mine?.state === 'claimed' && mine.checkedInAt ? clockTime(mine.checkedInAt) : ''
  return {
    title: task.title,
    time: `${nearRange(shift.startsAt, shift.endsAt, now)} · ${task.site.name}`,
    at,
    closed: at || canCheckIn(shift, now) ? '' : closedWords(shift, now),
  }
}

function closedWords(shift: TaskDetail['shifts'][number], now: number): string {
  if (shift.state === 'cancelled') {
    return '这班取消了，不用来了。'
  }
  if (shift.mine?.state !== 'claimed') {
    return '这一班没有您的名字。到了现场，请领头人加上。'
  }
  return now < checkInFrom(shift)
    ? `${clockTime(checkInFrom(shift))} 起可以签到。`
    : '签到的时间过了。到了的话，请领头人补记。'
}

/** What is said while and after the code goes out; nothing once the person is in. */
export function checkInNotice(state: CheckInState): Notice | null {
  switch (state.state) {
    case 'in':
      return null
    case 'held':
      return {
        tone: 'amber',
        icon: 'time',
        title: '还没签上',
        text: '网络不好，正在替您再交，请先别关这一页。',
      }
    case 'late':
      return {
        tone: 'amber',
        icon: 'wifi-off',
        title: '没有签上，这个码已经换了',
        text: '请看领头人手机上现在的码，再输一次。还不行，请领头人记上您。',
      }
    case 'refused':
      return state.error.code === 'TOO_MANY_TRIES' ? tooManyCodes : failureNotice(state.error)
  }
}

/** They may be tried again when the shift is over, which helps nobody. */
const tooManyCodes: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '试的次数太多了',
  text: '别再输了，请领头人替您记上，工时一样算。',
}

export const otherPicture: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '这不是这一班的签到码',
  text: '请扫领头人手机上的码，或输那六位数。',
}
