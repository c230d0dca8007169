import type { Output } from '../../cloudfunctions/contract/contract'
import { addDays, dayOf, dayOfMonth, monthDay, stripDay, withUnit } from './format'
import { emptyView, type LoadView } from './load-view'

/** One of the seven days ahead. */
export interface StripDay {
  day: string
  name: string
  number: number
  shifts: number
  label: string
}

type DayCount = Output<'task.days'>['days'][number]

/** Seven days from today; a day that is not counted has no dot. */
export function stripDays(now: number, counted: DayCount[]): StripDay[] {
  const today = dayOf(now)
  const counts = new Map(counted.map(({ day, shifts }) => [day, shifts]))
  return Array.from({ length: 7 }, (_, index) => {
    const day = addDays(today, index)
    const shifts = counts.get(day) ?? 0
    const name = stripDay(day, today)
    const words = shifts > 0 ? `有 ${withUnit(shifts, '班')}` : '没有班'
    return {
      day,
      name,
      number: dayOfMonth(day),
      shifts,
      label: `${monthDay(day)} ${name}，${words}`,
    }
  })
}

/** The day with shifts that is nearest to this one, later days first; none when all seven are empty. */
export function nearestDay(days: StripDay[], from: string): StripDay | undefined {
  return days.find(({ day, shifts }) => shifts > 0 && day > from) ?? days.find(({ shifts }) => shifts > 0)
}

/** `明天有 3 班` */
export function dayHeading(day: string, days: StripDay[], now: number): string {
  const name = stripDay(day, dayOf(now))
  const shifts = days.find((other) => other.day === day)?.shifts ?? 0
  return shifts > 0 ? `${name}有 ${withUnit(shifts, '班')}` : `${name}的任务`
}

/** A day without shifts leads on to one that has some. */
export function emptyDay(day: string, days: StripDay[], now: number): LoadView {
  const name = stripDay(day, dayOf(now))
  const nearest = nearestDay(days, day)
  if (!nearest) {
    return emptyView(`${name}没有任务`, '这七天都没有，有了会写在这里。')
  }
  const text = `${nearest.name}有 ${withUnit(nearest.shifts, '班')}。`
  return emptyView(`${name}没有缺人的任务`, text, `看${nearest.name}的任务`)
}
