/**
 * Dates and numbers as people in the town say them. All clock times are Asia/Shanghai, whatever the phone is
 * set to: the zone has had no summer time since 1991, so a fixed offset is exact.
 */
const zoneOffset = 8 * 60 * 60 * 1000
export const dayLength = 24 * 60 * 60 * 1000

/** Between a number and its unit, so that a line never ends there. */
export const glue = '\u00A0'

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

function zoned(at: number): Date {
  return new Date(at + zoneOffset)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** Number and unit as one piece: `3 个`. */
export function withUnit(value: number, unit: string): string {
  return `${value}${glue}${unit}`
}

/** Facts side by side, those that there are; where they wrap, a line begins with a fact. */
export function inOneLine(...facts: readonly (string | undefined)[]): string {
  return facts.filter(Boolean).join(`${glue}· `)
}

/** The calendar day of an instant, `2026-11-23`. */
export function dayOf(at: number): string {
  const date = zoned(at)
  return `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`
}

/** The first instant of a calendar day. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - zoneOffset
}

export function addDays(day: string, days: number): string {
  return dayOf(startOfDay(day) + days * dayLength)
}

function daysBetween(from: string, to: string): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / dayLength)
}

/** `7:30`; the hour carries no leading zero. */
export function clockTime(at: number): string {
  const date = zoned(at)
  return `${date.getUTCHours()}:${twoDigits(date.getUTCMinutes())}`
}

/** `7:30–10:30` */
export function clockRange(startsAt: number, endsAt: number): string {
  return `${clockTime(startsAt)}–${clockTime(endsAt)}`
}

/** `11月23日` */
export function monthDay(day: string): string {
  const date = zoned(startOfDay(day))
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

/** `2026年11月23日`: where a day may be of another year. */
export function yearDay(day: string): string {
  return `${day.slice(0, 4)}年${monthDay(day)}`
}

export function monthOfDay(day: string): string {
  return `${Number(day.slice(5, 7))}月`
}

export function dayOfMonth(day: string): number {
  return Number(day.slice(8, 10))
}

/** `星期一` */
export function weekday(day: string): string {
  return `星期${weekdays[zoned(startOfDay(day)).getUTCDay()]}`
}

/** `11月23日 星期一` */
export function fullDay(day: string): string {
  return `${monthDay(day)} ${weekday(day)}`
}

/** `今天`, `明天`, `后天`, `昨天`; `周二` within the coming week; otherwise `11月30日`. */
export function nearDay(day: string, today: string): string {
  const distance = daysBetween(today, day)
  const named = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }[distance]
  if (named) {
    return named
  }
  if (distance > 0 && distance < 7) {
    return `周${weekdays[zoned(startOfDay(day)).getUTCDay()]}`
  }
  return monthDay(day)
}

/** The short head of a day in the seven-day strip: `今天`, `明天`, then `周二`. */
export function stripDay(day: string, today: string): string {
  return daysBetween(today, day) < 2
    ? nearDay(day, today)
    : `周${weekdays[zoned(startOfDay(day)).getUTCDay()]}`
}

/** `明天 7:30–10:30` */
export function nearRange(startsAt: number, endsAt: number, now: number): string {
  return `${nearDay(dayOf(startsAt), dayOf(now))} ${clockRange(startsAt, endsAt)}`
}

/** `今天 8:12`: when a saved copy was made. */
export function nearTime(at: number, now: number): string {
  return `${nearDay(dayOf(at), dayOf(now))} ${clockTime(at)}`
}

/** `上午班` until noon, `下午班` until 18:00, then `晚班`. */
export function shiftName(startsAt: number): string {
  const hour = zoned(startsAt).getUTCHours()
  if (hour < 12) {
    return '上午班'
  }
  return hour < 18 ? '下午班' : '晚班'
}

/** The greeting of the hour: `早上好`. */
export function greeting(now: number): string {
  const hour = zoned(now).getUTCHours()
  if (hour < 5 || hour >= 18) {
    return '晚上好'
  }
  if (hour < 9) {
    return '早上好'
  }
  if (hour < 12) {
    return '上午好'
  }
  return hour < 14 ? '中午好' : '下午好'
}
