import type { MonthView } from '../../cloudfunctions/contract/red-star'
import { monthName } from '../services/months'

export interface BarRow {
  month: string
  name: string
  text: string
  /** Of the longest, in percent. */
  width: number
  isOwn: boolean
}

/** Hours of service month by month; a single month is no comparison and has no bars. */
export function hourBars({ hours, month: own }: Pick<MonthView, 'hours' | 'month'>, now: number): BarRow[] {
  const most = Math.max(...hours.map((one) => one.hours))
  return hours.length < 2 || most === 0
    ? []
    : hours.map(({ month, hours: value }) => ({
        month,
        name: monthName(month, now),
        text: String(value),
        width: Math.round((value / most) * 100),
        isOwn: month === own,
      }))
}
