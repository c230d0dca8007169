import type { ShiftView, TaskDetail } from '../../cloudfunctions/contract/task'
import type { Notice } from './deed-words'
import { nearTime } from './format'
import { standOf } from './shift-view'
import { heldUntilWords, positionWords, resultWords } from './stand-words'

/** My stand in a shift as the page of its task tells it; the bar below says what I can do. */
export function standNotice(task: TaskDetail, shift: ShiftView, now: number): Notice | null {
  const stand = standOf(shift, now)
  const { mine } = shift
  if (stand === 'cancelled') {
    const why = shift.reason ? `${withStop(shift.reason)}` : ''
    const text = `${why}不用来了，不影响积分。`
    return { tone: 'amber', icon: 'error-circle', title: '这班取消了', text }
  }
  if (mine?.state === 'claimed') {
    return claimedNotice(task, shift, now, mine)
  }
  if (stand === 'offered' && mine?.state === 'offered') {
    const title = `轮到您了，${heldUntilWords(mine.until, now)}`
    const text = '点“报名这一班”就是您的。过了时间会给下一位。'
    return { tone: 'blue', icon: 'time', title, text }
  }
  if ((stand === 'waiting' || stand === 'free') && mine?.state === 'waiting') {
    const text = '到开始还没轮到，就不用来了，不影响积分。'
    return { tone: 'amber', icon: 'hourglass', title: positionWords(mine), text }
  }
  return null
}

type Claimed = Extract<NonNullable<ShiftView['mine']>, { state: 'claimed' }>

function claimedNotice(task: TaskDetail, shift: ShiftView, now: number, mine: Claimed): Notice {
  const green = { tone: 'green', icon: 'check-circle-filled' } as const
  if (mine.result) {
    const text = '有出入请找领头人更正，改了会告诉您。'
    const isPresent = mine.result.outcome === 'present'
    return { ...(isPresent ? green : blue), title: resultWords(mine.result), text }
  }
  if (now >= shift.endsAt) {
    return { ...blue, title: '辛苦了', text: '领头人核对以后，工时会记在“我的服务记录”里。' }
  }
  if (mine.checkedInAt) {
    return { ...green, title: '签到了', text: '跟着领头人干活就行，干完由领头人记工时。' }
  }
  return {
    ...green,
    title: '您在这一班',
    text: `${nearTime(shift.startsAt, now)} 在${task.site.name}集合。`,
  }
}

const blue = { tone: 'blue', icon: 'time' } as const

function withStop(reason: string): string {
  return /[。！？.]$/.test(reason) ? reason : `${reason}。`
}
