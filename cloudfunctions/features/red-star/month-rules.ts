import { addDays, nextMonth, startOfDay } from '../../platform/calendar'
import type { WorkCalendar } from '../../platform/work-calendar'

/** recording → selfApply → confirm → committee → notice → frozen (PRODUCT §5.2). */
export type MonthPhase = 'recording' | 'selfApply' | 'confirm' | 'committee' | 'notice' | 'frozen'

/** What is stored: time moves the first phases on, people the last ones. */
export interface MonthState {
  /** The day the committee fixed the list; the notice runs from the next working day. */
  fixedOn?: string
  publishedAt?: number
}

export interface MonthDates {
  /** First instants after which each is over. */
  recordUntil: number
  selfApplyUntil: number
  confirmUntil: number
  /** The same as days, the last on which it may be done. */
  selfApplyDay: string
  confirmDay: string
  /** Some of these days are not announced yet and may move. */
  isProvisional: boolean
}

export const SELF_APPLY_DAYS = 3
export const CONFIRM_DAYS = 5
export const NOTICE_DAYS = 5
export const ANSWER_DAYS = 3

export function lastDayOf(month: string): string {
  return addDays(`${nextMonth(month)}-01`, -1)
}

export function monthDates(month: string, calendar: WorkCalendar): MonthDates {
  const last = lastDayOf(month)
  const selfApplyDay = calendar.workingDaysAfter(last, SELF_APPLY_DAYS)
  const confirmDay = calendar.workingDaysAfter(last, CONFIRM_DAYS)
  return {
    recordUntil: endOf(last),
    selfApplyUntil: endOf(selfApplyDay),
    confirmUntil: endOf(confirmDay),
    selfApplyDay,
    confirmDay,
    isProvisional: calendar.isProvisional(confirmDay),
  }
}

/** The last day of the notice, five working days after the list was fixed. */
export function noticeLastDay(fixedOn: string, calendar: WorkCalendar): string {
  return calendar.workingDaysAfter(fixedOn, NOTICE_DAYS)
}

/** The last day to answer an objection, three working days after it was raised. */
export function answerLastDay(raisedOn: string, calendar: WorkCalendar): string {
  return calendar.workingDaysAfter(raisedOn, ANSWER_DAYS)
}

export function endOf(day: string): number {
  return startOfDay(addDays(day, 1))
}

/** Where a month stands; a phase is never skipped: the notice needs a fixed list, freezing a published one. */
export function phaseOfMonth(
  month: string,
  { fixedOn, publishedAt }: MonthState,
  now: number,
  calendar: WorkCalendar,
): MonthPhase {
  if (publishedAt !== undefined) {
    return 'frozen'
  }
  if (fixedOn !== undefined) {
    return 'notice'
  }
  const { recordUntil, selfApplyUntil, confirmUntil } = monthDates(month, calendar)
  if (now < recordUntil) {
    return 'recording'
  }
  if (now < selfApplyUntil) {
    return 'selfApply'
  }
  return now < confirmUntil ? 'confirm' : 'committee'
}

/** Published only when the notice has run its five working days. */
export function isNoticeOver(fixedOn: string, now: number, calendar: WorkCalendar): boolean {
  return now >= endOf(noticeLastDay(fixedOn, calendar))
}
