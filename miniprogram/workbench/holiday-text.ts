import { addDays, fullDay } from '../services/format'

export interface DayRow {
  day: string
  text: string
}

const mostInARow = 15

/**
 * Days in a text as it is announced: `10月1日至7日`, `9月30日（周三）`, `2027-01-01`. Whatever names no day is passed
 * over; a day of another year is none.
 */
export function daysIn(text: string, year: number): string[] {
  const days = [...text.matchAll(spoken), ...text.matchAll(written)].flatMap((found) => {
    const [, foundYear, month, from, toMonth, to] = found
    if (foundYear && Number(foundYear) !== year) {
      return []
    }
    const first = dayIn(year, Number(month), Number(from))
    const last = to ? dayIn(year, Number(toMonth || month), Number(to)) : first
    return first && last ? between(first, last) : []
  })
  return [...new Set(days)].sort()
}

/** The same, sentence by sentence: what is worked on is no holiday, also where both are announced together. */
export function announcedIn(text: string, year: number, list: keyof CalendarForm): CalendarForm {
  const found: CalendarForm = { holidays: [], workdays: [] }
  for (const sentence of text.split(/[。；;\n]/)) {
    found[sentence.includes('上班') ? 'workdays' : list].push(...daysIn(sentence, year))
  }
  return found
}

const until = '(?:（[^）]*）|\\([^)]*\\))?\\s*(?:至|到|—|–|~|～|-)\\s*'
const spoken = new RegExp(
  `(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})日?(?:${until}(?:(\\d{1,2})月)?(\\d{1,2})日)?`,
  'g',
)
const written = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/g

function dayIn(year: number, month: number, date: number): string | undefined {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const found = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(day) ? day : undefined
}

function between(first: string, last: string): string[] {
  const days = [first]
  for (let day = first; day < last && days.length < mostInARow; ) {
    day = addDays(day, 1)
    days.push(day)
  }
  return days
}

export function dayRows(days: readonly string[]): DayRow[] {
  return days.map((day) => ({ day, text: fullDay(day) }))
}

export interface CalendarForm {
  holidays: string[]
  workdays: string[]
}

export function calendarProblem({ holidays, workdays }: CalendarForm): string {
  if (holidays.length === 0) {
    return '请先录放假的日子。'
  }
  if (holidays.length > 60 || workdays.length > 30) {
    return '日子太多了，一年放假最多六十天，调休最多三十天。'
  }
  const both = workdays.filter((day) => holidays.includes(day))
  return both.length > 0 ? `${fullDay(both[0] ?? '')}又放假又上班，请去掉一个。` : ''
}
