import { dayOf } from '../../platform/calendar'
import { removeOver } from './visit-store'

/** PRODUCT §1.10: household notes go after twelve months. Says how many went; one operation. */
export function forgetOldVisits(now: number): Promise<number> {
  return removeOver(dayOf(now))
}
