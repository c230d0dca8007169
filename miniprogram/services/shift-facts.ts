import type { RosterPage } from '../../cloudfunctions/contract/shift'
import { dayOf, monthDay, shiftName, withUnit } from './format'

interface Shift {
  title: string
  siteName: string
  startsAt: number
  /** Who was there, and the hours of all of them. */
  people: number
  hours: number
}

interface Facts {
  title: string
  text: string
}

/** What was done, as the beginning of a piece of news: facts as confirmed, nobody's name. */
export function shiftFacts({ title, siteName, startsAt, people, hours }: Shift): Facts {
  const when = `${monthDay(dayOf(startsAt))}${shiftName(startsAt).replace('班', '')}`
  return {
    title,
    text: `${when}，${withUnit(people, '人')}在${siteName}出工，合计 ${withUnit(hours, '小时')}。`,
  }
}

/** The same from the list of those who were there. */
export function rosterFacts({ people, ...shift }: RosterPage): Facts {
  const present = people.flatMap(({ result }) => (result?.outcome === 'present' ? result.hours : []))
  const hours = present.reduce((sum, one) => sum + one, 0)
  return shiftFacts({ ...shift, people: present.length, hours })
}
