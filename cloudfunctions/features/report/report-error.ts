import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { HOUR } from '../../platform/calendar'
import type { UserContext } from '../../platform/context'
import { logReport } from '../../platform/log'
import { cleanExcerpt } from './clean-rules'
import { countReport } from './report-store'

/** Writes an error of the mini-program into the log, and nowhere else. */
export async function reportError(
  { openid, now }: UserContext,
  { message, stack, ...rest }: ParsedInput<'client.report'>,
): Promise<Output<'client.report'>> {
  if (!(await countReport(openid, now))) {
    throw new AppError('TOO_MANY_TRIES', { until: now + HOUR })
  }
  logReport({ ...rest, message: cleanExcerpt(message), stack: cleanExcerpt(stack) })
  return { done: true }
}
