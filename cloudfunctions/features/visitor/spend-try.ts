import { AppError } from '../../platform/app-error'
import { HOUR } from '../../platform/calendar'
import { addTry, findVisitor } from './visitor-store'

/**
 * Counts a try before anything is looked up, so that a hundred guesses at once are ten. Refuses a person who has
 * not consented, too, with no operation more.
 */
export async function spendTry(openid: string, now: number): Promise<void> {
  if (await addTry(openid, now)) {
    return
  }
  const visitor = await findVisitor(openid)
  if (!visitor) {
    throw new AppError('CONSENT_NEEDED')
  }
  throw new AppError('TOO_MANY_TRIES', { until: (visitor.lastTries[0] ?? now) + HOUR })
}
