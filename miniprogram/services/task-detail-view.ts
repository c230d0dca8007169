import type { ShiftView, TaskDetail } from '../../cloudfunctions/contract/task'
import type { BarView } from './bar-view'
import { barView } from './claim-bar-view'
import { heldNotice, type Notice } from './deed-words'
import { clockRange, dayOf, fullDay, shiftName } from './format'
import type { LinkRow } from './menu-view'
import { type DeedResult, deedFor } from './pending'
import type { Subject } from './pending-store'
import { shiftAfter } from './shift-after'
import { type CellsView, type CountView, cellsView, countView, standOf } from './shift-view'
import { standNotice } from './stand-notice'
import { positionWords } from './stand-words'
import { linksOf } from './task-links'

/** One shift to choose, in words and cells. */
export interface OptionView {
  shiftId: string
  name: string
  cells: CellsView
  count: CountView
  isChosen: boolean
  isMine: boolean
  label: string
}

export interface DayView {
  heading: string
  options: OptionView[]
}

/** What changes while the page is open; the facts of the task are shown as they came. */
export interface ChoiceView {
  days: DayView[]
  notice: Notice | null
  bar: BarView | null
  links: LinkRow[]
}

/** What the page knows besides the task. */
export interface ChoiceContext {
  now: number
  /** What has just happened; without any, my stand in the chosen shift is told. */
  news: Notice | null
  /** I may claim for people of mine. */
  claimsForOthers: boolean
  isSaying: boolean
}

export const nothingChosen: ChoiceView = { days: [], notice: null, bar: null, links: [] }

/** The shifts worth showing: those that can still be joined or are mine, or the past when nothing else is left. */
function shownShifts(task: TaskDetail, now: number): ShiftView[] {
  const inOrder = [...task.shifts].sort((a, b) => a.startsAt - b.startsAt)
  const coming = inOrder.filter((shift) => shift.endsAt > now || shift.mine)
  return coming.length > 0 ? coming : inOrder
}

/** The shift the page opens with: the one asked for, else mine, else the first with room. */
export function firstChoice(task: TaskDetail, now: number, asked: string): string {
  const shifts = shownShifts(task, now)
  const standing = (stands: string[]) => shifts.find((shift) => stands.includes(standOf(shift, now)))
  const choice =
    task.shifts.find(({ id }) => id === asked) ??
    standing(['offered', 'free']) ??
    standing(['claimed']) ??
    standing(['waiting']) ??
    standing(['open', 'last']) ??
    standing(['full']) ??
    shifts[0]
  return choice?.id ?? ''
}

export function choiceView(task: TaskDetail, chosenId: string, context: ChoiceContext): ChoiceView {
  const { now, news, isSaying } = context
  const shifts = shownShifts(task, now)
  const chosen = task.shifts.find(({ id }) => id === chosenId)
  const days = [...new Set(shifts.map((shift) => dayOf(shift.startsAt)))]
  if (!chosen) {
    return { ...nothingChosen, notice: news }
  }
  const deed = deedFor(chosen.id)
  const alternative = alternativeTo(task, chosen.id, now)
  return {
    days: days.map((day, index) => ({
      heading: index === 0 && shifts.length > 1 ? `${fullDay(day)}，选一班` : fullDay(day),
      options: shifts
        .filter((shift) => dayOf(shift.startsAt) === day)
        .map((shift) => optionView(shift, now, shift.id === chosen.id)),
    })),
    notice: deed?.held ? heldNotice(deed) : (news ?? standNotice(task, chosen, now)),
    bar: barView(chosen, { now, deed, alternative, isSaying }),
    links: linksOf(task, chosen, context),
  }
}

/** Another shift of the task with a place left. */
export function alternativeTo(task: TaskDetail, chosenId: string, now: number): ShiftView | undefined {
  return shownShifts(task, now).find(
    (shift) => shift.id !== chosenId && ['open', 'last'].includes(standOf(shift, now)),
  )
}

function optionView(shift: ShiftView, now: number, isChosen: boolean): OptionView {
  const name = `${shiftName(shift.startsAt)} ${clockRange(shift.startsAt, shift.endsAt)}`
  const count = optionCount(shift, now)
  return {
    shiftId: shift.id,
    name,
    cells: cellsView(shift),
    count,
    isChosen,
    isMine: shift.mine?.state === 'claimed',
    label: `${fullDay(dayOf(shift.startsAt))} ${name}，${count.text}`,
  }
}

function optionCount(shift: ShiftView, now: number): CountView {
  const stand = standOf(shift, now)
  if (stand === 'claimed') {
    return { text: '您在这一班', tone: 'plain' }
  }
  if (stand === 'offered') {
    return { text: '轮到您了', tone: 'blue' }
  }
  if (shift.mine?.state === 'waiting' && stand === 'waiting') {
    return { text: positionWords(shift.mine), tone: 'amber' }
  }
  if (stand === 'free') {
    return { text: '有空位了', tone: 'blue' }
  }
  if (stand === 'closed') {
    return { text: '候补已满', tone: 'quiet' }
  }
  const { text, tone } = countView(shift, stand)
  return { text: text.replace('名额', ''), tone }
}

/** The task once a deed on one of its shifts has been answered; the same when the shift is of another task. */
export function taskAfter(task: TaskDetail, result: DeedResult): TaskDetail {
  const { shiftId } = result.deed.subject
  return {
    ...task,
    shifts: task.shifts.map((shift) => (shift.id === shiftId ? shiftAfter(shift, result) : shift)),
  }
}

export function subjectInTask(task: TaskDetail, shift: ShiftView): Subject {
  const { id, startsAt, endsAt } = shift
  return { shiftId: id, taskId: task.taskId, title: task.title, siteName: task.site.name, startsAt, endsAt }
}
