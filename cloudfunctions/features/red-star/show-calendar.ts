import type { Output, ParsedInput } from '../../contract/contract'
import { dayOf } from '../../platform/calendar'
import type { OfficerContext } from '../../platform/context'
import { forgetCalendar, readWorkCalendar } from './calendar-store'

const YEARS_AHEAD = 3

/** The holidays of a year as the months are counted by them, and which of the next years still lack theirs. One operation. */
export async function showCalendar(
  { now }: OfficerContext,
  { year }: ParsedInput<'calendar.get'>,
): Promise<Output<'calendar.get'>> {
  // Whoever has just saved a year wants to see it, whichever instance took it.
  forgetCalendar()
  const calendar = await readWorkCalendar(now)
  const current = Number(dayOf(now).slice(0, 4))
  const coming = Array.from({ length: YEARS_AHEAD }, (_, index) => current + index)
  const { source, holidays, workdays } = calendar.yearOf(year)
  return {
    year,
    source,
    holidays: [...holidays],
    workdays: [...workdays],
    provisional: coming.filter((one) => calendar.isProvisional(`${one}-01-01`)),
  }
}
