import type { ShiftView } from '../../cloudfunctions/contract/task'
import { heldTitle } from './deed-words'
import { clockRange, dayOf, monthDay, shiftName, withUnit } from './format'
import { canTakeBack } from './pending'
import type { Deed } from './pending-store'
import { countView, type Stand, standOf, type Tone } from './shift-view'

export type BarAct = 'claim' | 'release' | 'takeBack' | 'see'

export interface BarButton {
  act: BarAct
  text: string
  /** `filled` does the main thing; `edge` is the same in blue outline; `outlined` undoes; `soft` leads on. */
  look: 'filled' | 'edge' | 'outlined' | 'soft'
  isBusy: boolean
}

/** The bar at the foot of a task: it speaks of the chosen shift only. */
export interface BarView {
  /** A sentence above, where the words beside the button do not suffice. */
  line: string
  title: string
  titleTone: Tone
  caption: string
  buttons: BarButton[]
}

export interface BarContext {
  now: number
  deed?: Deed
  /** Another shift of the same task with a place left, to offer instead. */
  alternative?: ShiftView
}

export function barView(shift: ShiftView, { now, deed, alternative }: BarContext): BarView {
  const stand = standOf(shift, now)
  const time = `${shiftName(shift.startsAt)} ${clockRange(shift.startsAt, shift.endsAt)}`
  if (deed?.held) {
    return heldBar(deed, time)
  }
  const bar = standingBar(stand, shift, time, alternative)
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
    buttons: canTakeBack(deed) ? [button('takeBack', deed.next ? '先不换了' : giveUp, 'outlined')] : [],
  }
}

function standingBar(stand: Stand, shift: ShiftView, time: string, alternative?: ShiftView): BarView {
  const { text, tone } = countView(shift, stand)
  const bar = { line: '', title: text, titleTone: tone, caption: time, buttons: [] }
  const lead = alternative ? [button('see', seeText(alternative, shift), 'soft')] : []
  switch (stand) {
    case 'open':
    case 'last':
      return { ...bar, buttons: [button('claim', '报名这一班', 'filled')] }
    case 'full':
      return {
        ...bar,
        line: '有人退出就按顺序补上，轮到您时会写在这里。',
        title: '已满，可候补',
        titleTone: 'plain',
        caption: `您会排第 ${withUnit(shift.waiting + 1, '位')}`,
        buttons: [button('claim', '排候补', 'edge')],
      }
    case 'closed':
      return { ...bar, title: '候补已满', titleTone: 'plain', buttons: lead }
    case 'claimed':
      return {
        ...bar,
        title: '您在这一班',
        titleTone: 'green',
        buttons: [button('release', '退出这班', 'outlined')],
      }
    case 'waiting':
      return {
        ...bar,
        title: `候补第 ${withUnit(positionOf(shift), '位')}`,
        titleTone: 'amber',
        buttons: [button('release', '不排了', 'outlined'), ...lead],
      }
    case 'offered':
      return {
        ...bar,
        title: '轮到您了',
        titleTone: 'blue',
        buttons: [button('release', '不去了', 'outlined'), button('claim', '报名这一班', 'filled')],
      }
    case 'started':
      return { ...bar, caption: shift.mine?.state === 'claimed' ? `${time} · 您在这一班` : time }
    case 'ended':
    case 'cancelled':
      return bar
  }
}

function positionOf({ mine }: ShiftView): number {
  return mine?.state === 'waiting' ? mine.position : 1
}

function seeText(alternative: ShiftView, shift: ShiftView): string {
  const day = dayOf(alternative.startsAt)
  if (day !== dayOf(shift.startsAt)) {
    return `看${monthDay(day)}${shiftName(alternative.startsAt)}`
  }
  return `看${shiftName(alternative.startsAt)} · 还剩 ${withUnit(alternative.left, '个')}`
}

function button(act: BarAct, text: string, look: BarButton['look']): BarButton {
  return { act, text, look, isBusy: false }
}

/** While the deed is on its way its button says so and the others rest. */
function busy(buttons: BarButton[], deed: Deed): BarButton[] {
  const [first] = buttons
  const own = buttons.find(({ act }) => act === deed.kind) ?? first
  return own ? [{ ...own, text: deed.kind === 'claim' ? '正在提交' : '正在退出', isBusy: true }] : []
}

/** What giving the place back means, said before it is done (PRODUCT §4). */
export function releaseQuestion(shift: ShiftView, now: number): { title: string; content: string } {
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
