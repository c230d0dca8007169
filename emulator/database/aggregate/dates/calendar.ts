const DAY_MS = 86_400_000

/** Fields of a date that shows local time as if it were UTC. */
export const calendar = {
  year: (date: Date): number => date.getUTCFullYear(),
  month: (date: Date): number => date.getUTCMonth() + 1,
  dayOfMonth: (date: Date): number => date.getUTCDate(),
  hour: (date: Date): number => date.getUTCHours(),
  minute: (date: Date): number => date.getUTCMinutes(),
  second: (date: Date): number => date.getUTCSeconds(),
  millisecond: (date: Date): number => date.getUTCMilliseconds(),
  dayOfYear,
  /** 1 is Sunday. */
  dayOfWeek: (date: Date): number => date.getUTCDay() + 1,
  /** 1 is Monday. */
  isoDayOfWeek,
  /** Weeks begin on Sunday; before the first Sunday of the year it is week 0. */
  week: (date: Date): number => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7),
  isoWeek: (date: Date): number => Math.ceil(dayOfYear(thursdayOf(date)) / 7),
  isoWeekYear: (date: Date): number => thursdayOf(date).getUTCFullYear(),
} as const

function dayOfYear(date: Date): number {
  const first = new Date(0).setUTCFullYear(date.getUTCFullYear(), 0, 1)
  return Math.floor((date.getTime() - first) / DAY_MS) + 1
}

function isoDayOfWeek(date: Date): number {
  return date.getUTCDay() || 7
}

/** The week of ISO 8601 belongs to the year of its Thursday. */
function thursdayOf(date: Date): Date {
  return new Date(date.getTime() + (4 - isoDayOfWeek(date)) * DAY_MS)
}

/** Months, days and times beyond their range carry over. */
export function shownAt(
  { year, month, day }: { year: number; month: number; day: number },
  time: readonly [hour: number, minute: number, second: number, millisecond: number],
): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.setUTCHours(...time)
}

export function shownAtWeek(
  { year, week, dayOfWeek }: { year: number; week: number; dayOfWeek: number },
  time: readonly [hour: number, minute: number, second: number, millisecond: number],
): number {
  const inFirstWeek = new Date(shownAt({ year, month: 1, day: 4 }, [0, 0, 0, 0]))
  const days = (week - 1) * 7 + dayOfWeek - isoDayOfWeek(inFirstWeek)
  return shownAt({ year, month: 1, day: 4 + days }, time)
}
