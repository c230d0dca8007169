import { getDayDetail, isWorkday } from 'chinese-days'
import { addDays } from './calendar'

/** A year of public holidays and make-up days as the State Council announced it, where the library lacks it. */
export interface AnnouncedYear {
  year: number
  /** Weekdays that are off, `2027-10-01`. */
  holidays: readonly string[]
  /** Saturdays and Sundays that are worked. */
  workdays: readonly string[]
}

/** Working days in China. What is not announced yet counts Monday to Friday and is provisional. */
export interface WorkCalendar {
  isWorkingDay(day: string): boolean
  isProvisional(day: string): boolean
  /** The `count`-th working day after `day`; the day itself does not count. */
  workingDaysAfter(day: string, count: number): string
  /** What a year is counted by: announced here, known to the library, or by nothing yet. */
  yearOf(year: number): AnnouncedYear & { source: 'announced' | 'library' | 'none' }
}

export function createWorkCalendar(announced: readonly AnnouncedYear[] = []): WorkCalendar {
  const years = new Map(announced.map((year) => [year.year, year]))
  const announcedFor = (day: string) => years.get(Number(day.slice(0, 4)))
  const isWorkingDay = (day: string): boolean => {
    const year = announcedFor(day)
    if (!year) {
      return isWorkday(day)
    }
    return year.workdays.includes(day) || (isWeekday(day) && !year.holidays.includes(day))
  }
  return {
    isWorkingDay,
    yearOf(year) {
      const found = years.get(year)
      if (found) {
        return { ...found, source: 'announced' }
      }
      const source = isKnownToLibrary(`${year}-01-01`) ? ('library' as const) : ('none' as const)
      const days = source === 'library' ? daysOf(year) : []
      return {
        year,
        source,
        holidays: days.filter((day) => isWeekday(day) && !isWorkday(day)),
        workdays: days.filter((day) => !isWeekday(day) && isWorkday(day)),
      }
    },
    isProvisional: (day) => !announcedFor(day) && !isKnownToLibrary(day),
    workingDaysAfter(day, count) {
      let current = day
      for (let left = count; left > 0; ) {
        current = addDays(current, 1)
        left -= isWorkingDay(current) ? 1 : 0
      }
      return current
    },
  }
}

function daysOf(year: number): string[] {
  const days: string[] = []
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) {
    days.push(day)
  }
  return days
}

function isWeekday(day: string): boolean {
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

/** The library names the holiday on the first of January of every year it has. */
function isKnownToLibrary(day: string): boolean {
  return getDayDetail(`${day.slice(0, 4)}-01-01`).name.includes('元旦')
}
