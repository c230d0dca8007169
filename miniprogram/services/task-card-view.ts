import type { TaskItem } from '../../cloudfunctions/contract/task'
import type { Notice } from './deed-words'
import { heldNotice } from './deed-words'
import { clockRange, glue, nearRange, withUnit } from './format'
import { canTakeBack } from './pending'
import type { Deed, Subject } from './pending-store'
import {
  type CellsView,
  type CountView,
  cellsView,
  countView,
  type Stand,
  standOf,
  type Tone,
} from './shift-view'
import { positionWords } from './stand-words'

/** Everything a task card shows, ready to draw. */
export interface CardView {
  shiftId: string
  taskId: string
  title: string
  isUrgent: boolean
  time: string
  place: string
  cells: CellsView
  count: CountView
  /** The one button; absent when there is nothing to tap. */
  action?: { text: string; label: string; isFilled: boolean; isBusy: boolean }
  /** My stand in words, where no button is. */
  state?: { text: string; tone: Tone; icon: string }
  notice?: Notice
  /** The text of the button that gives up what is held. */
  takeBack?: string
}

export interface CardContext {
  now: number
  /** The list shows several days, so each card names its own. */
  namesDay: boolean
  /** What is not yet settled for this shift. */
  deed?: Deed
  /** What became of the last tap on this card. */
  news?: Notice
}

export function cardView(item: TaskItem, { now, namesDay, deed, news }: CardContext): CardView {
  const { shift } = item
  const stand = standOf(shift, now)
  const time = namesDay
    ? nearRange(shift.startsAt, shift.endsAt, now)
    : clockRange(shift.startsAt, shift.endsAt)
  const card: CardView = {
    shiftId: shift.id,
    taskId: item.taskId,
    title: item.title,
    isUrgent: item.urgent,
    time: `${time} · 记${glue}${withUnit(shift.points, '分')}`,
    place: item.siteName,
    cells: cellsView(shift),
    count: countView(shift, stand),
  }
  if (deed?.held) {
    const giveUp = deed.kind === 'claim' ? '先不报了' : '先不退了'
    return { ...card, notice: heldNotice(deed), takeBack: canTakeBack(deed) ? giveUp : undefined }
  }
  const isBusy = deed !== undefined
  return { ...card, notice: news, ...offer(stand, item, isBusy) }
}

function offer(stand: Stand, item: TaskItem, isBusy: boolean): Pick<CardView, 'action' | 'state'> {
  const action = (text: string, isFilled: boolean) => ({
    action: { text: isBusy ? '正在提交' : text, label: `${text}：${item.title}`, isFilled, isBusy },
  })
  switch (stand) {
    case 'open':
    case 'last':
      return action('报名', true)
    case 'free':
      return action('有空位，报名', true)
    case 'offered':
      return action('轮到您了，报名', true)
    case 'full':
      return action('排候补', false)
    case 'claimed':
      return { state: { text: '已报名', tone: 'green', icon: 'check-circle-filled' } }
    case 'waiting':
      return { state: { text: waitingText(item), tone: 'amber', icon: 'hourglass' } }
    case 'closed':
    case 'rush':
    case 'notForMe':
    case 'started':
    case 'ended':
    case 'cancelled':
      return {}
  }
}

function waitingText({ shift: { mine } }: TaskItem): string {
  return mine?.state === 'waiting' ? positionWords(mine) : '候补中'
}

export function subjectOf(item: TaskItem): Subject {
  const { id, startsAt, endsAt } = item.shift
  const { taskId, title, siteName } = item
  return { shiftId: id, taskId, title, siteName, startsAt, endsAt }
}
