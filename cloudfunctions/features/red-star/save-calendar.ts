import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { COUNTY } from '../../platform/organisation'
import { forgetCalendar, saveYear } from './calendar-store'

/** The holidays of a year as announced; months whose lists are fixed keep the dates they had. */
export async function saveCalendar(
  context: ActContext,
  { year, holidays, workdays }: ParsedInput<'calendar.save'>,
): Promise<Output<'calendar.save'>> {
  if ([...holidays, ...workdays].some((day) => !day.startsWith(`${year}-`))) {
    throw new AppError('INVALID_INPUT', { path: 'holidays' })
  }
  await context.record({ orgId: COUNTY, subjectId: COUNTY, note: `${year} 年节假日` })
  await saveYear({ year, holidays, workdays }, context.caller.memberId, context.now)
  forgetCalendar()
  return { year }
}
