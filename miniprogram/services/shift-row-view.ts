import type { TaskItem } from '../../cloudfunctions/contract/task'
import { clockRange, dayOf, dayOfMonth, monthOfDay, withUnit } from './format'

/** One of my shifts in a list. */
export interface RowView {
  shiftId: string
  taskId: string
  month: string
  day: number
  title: string
  text: string
  tag: string
  tagTheme: 'success' | 'warning' | 'primary' | 'default'
}

export function rowView(item: TaskItem, now: number): RowView {
  const { shift } = item
  const day = dayOf(shift.startsAt)
  return {
    shiftId: shift.id,
    taskId: item.taskId,
    month: monthOfDay(day),
    day: dayOfMonth(day),
    title: item.title,
    text: `${clockRange(shift.startsAt, shift.endsAt)} · ${item.siteName}`,
    ...tagOf(shift, now),
  }
}

function tagOf({ state, mine, endsAt }: TaskItem['shift'], now: number): Pick<RowView, 'tag' | 'tagTheme'> {
  if (state === 'cancelled') {
    return { tag: '取消了', tagTheme: 'warning' }
  }
  if (state === 'settled') {
    return { tag: '工时已记', tagTheme: 'default' }
  }
  if (now >= endsAt) {
    return { tag: '工时待记', tagTheme: 'default' }
  }
  switch (mine?.state) {
    case 'claimed':
      return { tag: '已报名', tagTheme: 'success' }
    case 'waiting':
      return { tag: `候补第 ${withUnit(mine.position, '位')}`, tagTheme: 'warning' }
    case 'offered':
      return { tag: '轮到您了', tagTheme: 'primary' }
    case undefined:
      return { tag: '', tagTheme: 'default' }
  }
}
