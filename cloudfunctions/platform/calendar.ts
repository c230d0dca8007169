import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** Asia/Shanghai has kept UTC+8 without summer time since 1991. */
const SHANGHAI_MINUTES = 8 * 60

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** The calendar day in Asia/Shanghai at an instant, `2026-11-23`. */
export function dayOf(instant: number): string {
  return dayjs(instant).utcOffset(SHANGHAI_MINUTES).format('YYYY-MM-DD')
}

/** The first instant of a calendar day in Asia/Shanghai. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`)
}

export function addDays(day: string, days: number): string {
  return dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD')
}

/** The calendar month in Asia/Shanghai at an instant, `2026-11`. */
export function monthOf(instant: number): string {
  return dayOf(instant).slice(0, 7)
}

/** `2026-12` → `2027-01`. */
export function nextMonth(month: string): string {
  return addDays(`${month}-28`, 7).slice(0, 7)
}

/** `2027-01` → `2026-12`. */
export function previousMonth(month: string): string {
  return addDays(`${month}-01`, -1).slice(0, 7)
}

/** The same day of a later month, or that month's last day. */
export function addMonths(day: string, months: number): string {
  return dayjs.utc(day).add(months, 'month').format('YYYY-MM-DD')
}

/** The time of day in Asia/Shanghai, `07:30`. */
export function clockOf(instant: number): string {
  return dayjs(instant).utcOffset(SHANGHAI_MINUTES).format('HH:mm')
}
