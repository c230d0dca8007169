import type { Mine, ShiftView } from '../../cloudfunctions/contract/task'
import { type BarView, barButton } from './bar-view'
import { addDays, dayOf, nearTime } from './format'
import { canCheckIn, checkInFrom } from './shift-view'
import { checkedInWords, resultWords } from './stand-words'

type Claimed = Extract<Mine, { state: 'claimed' }>

/** The bar of a shift I am on: before, on the day, there, and once the lead has spoken. `bar` names the time. */
export function claimedBar(shift: ShiftView, mine: Claimed, bar: BarView, now: number): BarView {
  if (mine.result) {
    const isPresent = mine.result.outcome === 'present'
    return { ...bar, title: resultWords(mine.result), titleTone: isPresent ? 'green' : 'plain' }
  }
  if (now >= shift.endsAt || shift.state === 'settled') {
    return { ...bar, title: '已经结束', titleTone: 'quiet', caption: `${bar.caption} · 工时待记` }
  }
  if (mine.checkedInAt) {
    return { ...bar, title: checkedInWords(mine.checkedInAt), titleTone: 'green' }
  }
  const caption = mine.byOther ? `${bar.caption} · 别人替您报的` : bar.caption
  const on = { ...bar, title: '您在这一班', titleTone: 'green', caption } satisfies BarView
  const release = now < shift.startsAt ? [barButton('release', '来不了', 'outlined')] : []
  if (canCheckIn(shift, now)) {
    return { ...on, buttons: [...release, barButton('checkIn', '到场签到', 'filled')] }
  }
  if (!isNear(shift, now)) {
    return { ...on, buttons: [barButton('release', '退出这班', 'outlined')] }
  }
  if (mine.isComing) {
    const from = `${nearTime(checkInFrom(shift), now)} 起可签到`
    return { ...on, title: '说好会来', caption: `${caption} · ${from}`, buttons: release }
  }
  return {
    ...on,
    line: '快开始了，请说一声来不来，领头人好安排。',
    buttons: [...release, barButton('coming', '会来', 'filled')],
  }
}

/** From the day before on people are asked whether they come. */
function isNear({ startsAt }: ShiftView, now: number): boolean {
  return dayOf(now) >= addDays(dayOf(startsAt), -1)
}
