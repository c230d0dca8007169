import { errorText, type Wording } from './error-text'
import { nearRange, nearTime, withUnit } from './format'
import type { DeedResult } from './pending'
import type { Deed, WaitFor } from './pending-store'

/** A message on a page; its icon repeats the tone for those who do not see colours. */
export interface Notice extends Wording {
  tone: 'amber' | 'green' | 'blue'
  icon: string
}

const why: Record<WaitFor, string> = {
  NETWORK: '网络不好，已为您保存，联网后自动提交。',
  SERVICE: '我们这边暂时没办成，已为您保存，过一会儿自动再交。',
  BUSY: '这会儿人多，已为您保存，马上自动再交。',
  MAINTENANCE: '这会儿在维护，已为您保存，开门以后自动再交。',
}

/** The claim may have arrived although no answer came, so it cannot be called undone yet. */
const takingBack = '刚才那次可能已经报上，联网后替您退掉。'

/** What is kept on the phone and not yet so. It never sounds as if it were done. */
export function heldNotice(deed: Deed): Notice {
  const text = deed.withdraws ? takingBack : why[deed.held ?? 'NETWORK']
  return { tone: 'amber', icon: 'time', title: heldTitle(deed), text }
}

export function heldTitle(deed: Deed): string {
  if (deed.next) {
    return '还没换成'
  }
  if (deed.kind === 'claim') {
    return '还没报上名'
  }
  return deed.withdraws ? '正在为您取消' : '还没退成'
}

/** The end of a deed, in words; nothing for one that is only held. */
export function resultNotice(result: DeedResult, now: number): Notice | undefined {
  const { subject, insteadOf } = result.deed
  if (result.state === 'held') {
    return undefined
  }
  if (result.state === 'refused') {
    const { title, text } = errorText(result.error)
    const lost = insteadOf ? `原来的班（${insteadOf.title}）已经退掉。` : ''
    return { tone: 'amber', icon: 'error-circle', title, text: lost + text }
  }
  if (result.state === 'released') {
    const title = result.deed.withdraws ? '已经取消' : '已经退出'
    const text = `${nearRange(subject.startsAt, subject.endsAt, now)} 这班没有您的名字了。`
    return { tone: 'green', icon: 'check-circle-filled', title, text }
  }
  if (result.outcome.state === 'waiting') {
    const title = `排上了，候补第 ${withUnit(result.outcome.position, '位')}`
    return { tone: 'amber', icon: 'hourglass', title, text: '有人退出就按顺序补上，轮到您时替您留一阵。' }
  }
  const changed = insteadOf ? `原来的班（${insteadOf.title}）已经退掉。` : ''
  const text = `${changed}${nearTime(subject.startsAt, now)} 在${subject.siteName}集合。`
  return { tone: 'green', icon: 'check-circle-filled', title: '报上了', text }
}

/** A claim that was not sent and never will be. */
export const forgotten: Notice = {
  tone: 'blue',
  icon: 'check-circle-filled',
  title: '已经取消',
  text: '还没有交上去，什么都没有改动。',
}

/** The same where the page does not show which task it was about. */
export function namedNotice(result: DeedResult, now: number): Notice | undefined {
  const notice = resultNotice(result, now)
  return notice && { ...notice, title: `${notice.title}：${result.deed.subject.title}` }
}
