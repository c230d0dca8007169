import { HOUR } from '../../platform/calendar'
import type { Shift } from './shift-rules'

/** People arrive before the work begins. */
const EARLY = HOUR / 2

/** Wrong codes of one person in one shift; a million codes are not to be tried out. */
export const MOST_WRONG_CODES = 10

type Times = Pick<Shift, 'startsAt' | 'endsAt'>

/** Between these instants people check in by themselves. */
export function checkInTimes({ startsAt, endsAt }: Times): { from: number; until: number } {
  return { from: startsAt - EARLY, until: endsAt }
}

export function isCheckInOpen(shift: Times, now: number): boolean {
  const { from, until } = checkInTimes(shift)
  return now >= from && now < until
}
