import type { TaskItem } from '../../cloudfunctions/contract/task'
import { clockTime, dayOf, dayOfMonth, monthOfDay } from './format'
import type { Tone } from './shift-view'
import { checkedInWords, positionWords, resultWords } from './stand-words'

/** One of my shifts in a list. */
export interface RowView {
  shiftId: string
  taskId: string
  month: string
  day: number
  title: string
  text: string
  tag: string
  tagTone: Tone
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
    text: `${clockTime(shift.startsAt)} · ${item.siteName}`,
    ...rowTag(shift, now),
  }
}

/** My stand in a shift in a few characters. */
export function rowTag(
  { state, mine, endsAt }: TaskItem['shift'],
  now: number,
): Pick<RowView, 'tag' | 'tagTone'> {
  if (state === 'cancelled') {
    return { tag: '取消了', tagTone: 'amber' }
  }
  if (mine?.state === 'claimed' && mine.result) {
    return { tag: resultWords(mine.result), tagTone: mine.result.outcome === 'present' ? 'green' : 'quiet' }
  }
  if (state === 'settled') {
    return { tag: '工时已记', tagTone: 'quiet' }
  }
  if (now >= endsAt) {
    return { tag: '工时待记', tagTone: 'quiet' }
  }
  switch (mine?.state) {
    case 'claimed':
      return { tag: mine.checkedInAt ? checkedInWords(mine.checkedInAt) : '已报名', tagTone: 'green' }
    case 'waiting':
      return { tag: positionWords(mine), tagTone: 'amber' }
    case 'offered':
      return { tag: '轮到您了', tagTone: 'blue' }
    case undefined:
      return { tag: '', tagTone: 'quiet' }
  }
}
