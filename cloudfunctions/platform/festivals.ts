import { getLunarFestivals, getSolarTerms } from 'chinese-days'
import { addDays } from './calendar'

interface Festival {
  /** `2026-12-22` */
  day: string
  name: string
}

/** Days by the moon that villages keep; the library knows many more. */
const lunar: ReadonlySet<string> = new Set(['除夕', '春节', '元宵节', '端午节', '中秋节', '重阳节', '腊八节'])

const fixed: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '07-01': '建党节',
  '08-01': '建军节',
  '10-01': '国庆节',
}

/** Festivals and solar terms from one day to another, both included, in order; at most a year apart. */
export function festivalsBetween(from: string, to: string): Festival[] {
  const found: Festival[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const name = fixed[day.slice(5)]
    if (name !== undefined) {
      found.push({ day, name })
    }
  }
  for (const { date, name } of getLunarFestivals(from, to)) {
    found.push(...name.filter((one) => lunar.has(one)).map((one) => ({ day: date, name: one })))
  }
  found.push(...getSolarTerms(from, to).map(({ date, name }) => ({ day: date, name })))
  return found.sort((a, b) => a.day.localeCompare(b.day))
}
