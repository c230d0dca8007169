import type { ShiftView } from '../../cloudfunctions/contract/task'
import { type BarButton, type BarView, barButton } from './bar-view'
import { claimedBar } from './claimed-bar-view'
import { heldTitle } from './deed-words'
import { clockRange, dayOf, monthDay, shiftName, withUnit } from './format'
import { canTakeBack } from './pending'
import type { Deed } from './pending-store'
import { countView, type Stand, standOf } from './shift-view'
import { firstTapWords, heldUntilWords, positionWords, whyWords } from './stand-words'

export interface BarContext {
  now: number
  deed?: Deed
  /** Another shift of the same task with a place left, to offer instead. */
  alternative?: ShiftView
  /** My word that I come is on its way. */
  isSaying?: boolean
}

export function barView(shift: ShiftView, { now, deed, alternative, isSaying }: BarContext): BarView {
  const time = `${shiftName(shift.startsAt)} ${clockRange(shift.startsAt, shift.endsAt)}`
  if (deed?.held) {
    return heldBar(deed, time)
  }
  const bar = standingBar(shift, time, now, alternative)
  if (isSaying) {
    return { ...bar, buttons: bar.buttons.map((one) => ({ ...one, isBusy: one.act === 'coming' })) }
  }
  return deed ? { ...bar, buttons: busy(bar.buttons, deed) } : bar
}

function heldBar(deed: Deed, time: string): BarView {
  const isClaim = deed.kind === 'claim'
  const giveUp = isClaim ? '先不报了' : '先不退了'
  return {
    line: '',
    title: heldTitle(deed),
    titleTone: 'amber',
    caption: time,
    buttons: canTakeBack(deed) ? [barButton('takeBack', deed.next ? '先不换了' : giveUp, 'outlined')] : [],
  }
}

function standingBar(shift: ShiftView, time: string, now: number, alternative?: ShiftView): BarView {
  const stand = standOf(shift, now)
  const { text, tone } = countView(shift, stand)
  const bar: BarView = { line: '', title: text, titleTone: tone, caption: time, buttons: [] }
  const { mine } = shift
  if (stand !== 'cancelled' && mine?.state === 'claimed') {
    return claimedBar(shift, mine, bar, now)
  }
  const lead = alternative ? [barButton('see', seeText(alternative, shift), 'soft')] : []
  return mine?.state === 'waiting' || mine?.state === 'offered'
    ? inLineBar(stand, mine, bar, now, lead)
    : openBar(stand, shift, bar, lead)
}

function openBar(stand: Stand, shift: ShiftView, bar: BarView, lead: BarButton[]): BarView {
  switch (stand) {
    case 'open':
    case 'last':
      return { ...bar, buttons: [barButton('claim', '报名这一班', 'filled')] }
    case 'full':
      return {
        ...bar,
        line: '有人退出就按顺序补上，轮到您时替您留一阵。',
        title: '已满，可候补',
        titleTone: 'plain',
        caption: `您会排第 ${withUnit(shift.waiting + 1, '位')}`,
        buttons: [barButton('claim', '排候补', 'edge')],
      }
    case 'rush':
      return {
        ...bar,
        line: firstTapWords,
        title: '已满',
        titleTone: 'plain',
        buttons: [barButton('look', '看看有没有空位', 'soft')],
      }
    case 'closed':
      return { ...bar, title: '候补已满', titleTone: 'plain', buttons: lead }
    default:
      return bar
  }
}

type InLine = Extract<ShiftView['mine'], { state: 'waiting' | 'offered' }>

function inLineBar(stand: Stand, mine: InLine, bar: BarView, now: number, lead: BarButton[]): BarView {
  if (stand !== 'waiting' && stand !== 'free' && stand !== 'offered') {
    return bar
  }
  if (mine.state === 'offered') {
    return {
      ...bar,
      title: '轮到您了',
      titleTone: 'blue',
      caption: heldUntilWords(mine.until, now),
      buttons: [barButton('release', '不去了', 'outlined'), barButton('claim', '报名这一班', 'filled')],
    }
  }
  const leave = barButton('release', '不排了', 'outlined')
  if (stand === 'free') {
    const buttons = [leave, barButton('claim', '报名这一班', 'filled')]
    return { ...bar, line: whyWords(mine, now), title: '有空位了', titleTone: 'blue', buttons }
  }
  const look = mine.why === 'firstTap' ? [barButton('look', '看看有没有空位', 'soft')] : lead
  return {
    ...bar,
    line: whyWords(mine, now),
    title: positionWords(mine),
    titleTone: 'amber',
    buttons: [leave, ...look],
  }
}

function seeText(alternative: ShiftView, shift: ShiftView): string {
  const day = dayOf(alternative.startsAt)
  if (day !== dayOf(shift.startsAt)) {
    return `看${monthDay(day)}${shiftName(alternative.startsAt)}`
  }
  return `看${shiftName(alternative.startsAt)} · 还剩 ${withUnit(alternative.left, '个')}`
}

/** While the deed is on its way its button says so and the others rest. */
function busy(buttons: BarButton[], deed: Deed): BarButton[] {
  const [first] = buttons
  const own = buttons.find(({ act }) => act === deed.kind) ?? first
  return own ? [{ ...own, text: deed.kind === 'claim' ? '正在提交' : '正在退出', isBusy: true }] : []
}

/** What giving the place back means, said before it is done (PRODUCT §4). */
export function releaseQuestion(shift: ShiftView, now: number): { title: string; content: string } {
  if (shift.mine?.state === 'offered') {
    return { title: '这个名额不要了', content: '名额会给下一位。想去时可以再排，要从最后一位排起。' }
  }
  if (shift.mine?.state !== 'claimed') {
    return { title: '不排这班了', content: '退出候补没有影响。想去时可以再排，要从最后一位排起。' }
  }
  const hours = (shift.startsAt - now) / 3_600_000
  const content =
    hours >= 12
      ? '离开始还有 12 小时以上，现在退出没有影响，名额会让给别人。'
      : '离开始不到 12 小时了，去不了也请退出，名额才好让给别人。'
  return { title: '退出这班', content }
}
