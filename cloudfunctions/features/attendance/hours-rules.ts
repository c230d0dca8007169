import type { Outcome } from '../../contract/shift'
import { HOUR } from '../../platform/calendar'

type Times = { startsAt: number; endsAt: number }

/** So much longer than planned somebody may have worked. */
const LONGER = 2

/** The most hours that can be confirmed: the shift in half-hours, and two hours more. */
export function mostHours({ startsAt, endsAt }: Times): number {
  return Math.ceil((endsAt - startsAt) / (HOUR / 2)) / 2 + LONGER
}

/** PRODUCT §4: who attended at least 60 % of the shift has the hours as confirmed; who did not, none. */
export function countedHours({ startsAt, endsAt }: Times, outcome: Outcome, hours: number): number {
  const isEnough = hours * HOUR * 10 >= (endsAt - startsAt) * 6
  return outcome === 'present' && isEnough ? hours : 0
}
