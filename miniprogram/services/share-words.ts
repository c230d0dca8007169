import type { ShiftView, TaskDetail } from '../../cloudfunctions/contract/task'
import { clockRange, clockTime, dayOf, fullDay, monthDay, withUnit } from './format'
import { audienceOf } from './stand-words'

/** What a friend reads in the chat before opening the task; days by date, since it is read later. */
export function taskShare(
  taskId: string,
  task?: TaskDetail,
  chosen?: ShiftView,
): { title: string; path: string } {
  const path = `/pages/task/detail/detail?taskId=${taskId}${chosen ? `&shiftId=${chosen.id}` : ''}`
  if (!task || !chosen) {
    return { title: task?.title ?? '蓝领任务', path }
  }
  const time = `${monthDay(dayOf(chosen.startsAt))} ${clockTime(chosen.startsAt)}`
  const lacking = chosen.left > 0 ? `，还缺 ${withUnit(chosen.left, '人')}` : ''
  return { title: `${task.title}，${time}，${task.site.name}${lacking}`, path }
}

/** A shift as a list for the group, in the manner of 接龙; names only where they are given. */
export function listText(task: TaskDetail, shift: ShiftView, names?: readonly string[]): string {
  const { site, lead, bring } = task
  const lacking = shift.left > 0 ? `，还缺 ${shift.left} 人` : ''
  const waiting = shift.waiting > 0 ? `，候补 ${shift.waiting} 人` : ''
  const lines = [
    `【${task.title}】`,
    `时间：${fullDay(dayOf(shift.startsAt))} ${clockRange(shift.startsAt, shift.endsAt)}`,
    `地点：${site.name}${site.note ? `（${site.note}）` : ''}`,
    lead ? `领头人：${lead.name}` : '',
    bring.length > 0 ? `要带：${bring.join('、')}` : '',
    audienceOf(shift),
    `名额 ${shift.places} 人，已报 ${shift.taken} 人${lacking}${waiting}`,
    ...(names ?? []).map((name, index) => `${index + 1}. ${name}`),
    '报名请点群里的小程序卡片，或在“红星蓝领”里找这个任务。',
  ]
  return lines.filter(Boolean).join('\n').replaceAll('\u00A0', ' ')
}
