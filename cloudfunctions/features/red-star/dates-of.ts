import type { Output } from '../../contract/contract'
import type { WorkCalendar } from '../../platform/work-calendar'
import type { Cycle } from './cycle-rules'
import { monthDates, noticeLastDay } from './month-rules'

/** The days of a month as the pages show them. */
export function datesOf(
  month: string,
  { fixedOn }: Pick<Cycle, 'fixedOn'>,
  calendar: WorkCalendar,
): Output<'month.get'>['dates'] {
  const { selfApplyDay, confirmDay, isProvisional } = monthDates(month, calendar)
  return {
    selfApplyDay,
    confirmDay,
    isProvisional,
    ...(fixedOn !== undefined && { noticeLastDay: noticeLastDay(fixedOn, calendar) }),
  }
}
