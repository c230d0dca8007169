import { dayOf } from '../../platform/calendar'
import { findOver, removeVisits } from './visit-store'

/** So many at a time; the timer comes again. */
const MOST = 100

/** PRODUCT §1.10: household notes go after twelve months. Says how many went; fewer than asked: that was all. */
export async function forgetOldVisits(now: number): Promise<number> {
  const over = await findOver(dayOf(now), MOST)
  await removeVisits(over.map(({ _id }) => _id))
  return over.length
}
