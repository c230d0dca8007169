import type { TaskItem } from '../../cloudfunctions/contract/task'
import { addDays, clockRange, dayOf, dayOfMonth, fullDay, monthDay, weekday, withUnit } from './format'
import { rowTag } from './shift-row-view'
import type { Tone } from './shift-view'

interface WeekShift {
  shiftId: string
  taskId: string
  title: string
  text: string
  tag: string
  tagTone: Tone
}

interface WeekDay {
  day: string
  /** `周一` */
  name: string
  number: number
  isToday: boolean
  label: string
  shifts: WeekShift[]
}

export interface WeekView {
  name: string
  days: WeekDay[]
}

/** The Monday of the week in which this day is. */
export function mondayOf(day: string): string {
  const since = '一二三四五六日'.indexOf(weekday(day).slice(-1))
  return addDays(day, -since)
}

/** Seven days from `monday` with what I have on each, in the order of their starts. */
export function weekView(items: readonly TaskItem[], monday: string, now: number): WeekView {
  const today = dayOf(now)
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index))
  const name = monday === mondayOf(today) ? '这一周' : `${monthDay(monday)}–${monthDay(addDays(monday, 6))}`
  return {
    name,
    days: days.map((day) => {
      const own = items.filter(({ shift }) => dayOf(shift.startsAt) === day)
      const inOrder = own.sort((a, b) => a.shift.startsAt - b.shift.startsAt)
      const words = own.length > 0 ? `有 ${withUnit(own.length, '班')}` : '没有班'
      return {
        day,
        name: day === today ? '今天' : `周${weekday(day).slice(-1)}`,
        number: dayOfMonth(day),
        isToday: day === today,
        label: `${fullDay(day)}，${words}`,
        shifts: inOrder.map((item) => shiftOf(item, now)),
      }
    }),
  }
}

function shiftOf(item: TaskItem, now: number): WeekShift {
  const { shift, taskId, title, siteName } = item
  return {
    shiftId: shift.id,
    taskId,
    title,
    text: `${clockRange(shift.startsAt, shift.endsAt)} · ${siteName}`,
    ...rowTag(shift, now),
  }
}
