import { dayOf } from './format'

/** A month is `2026-10`, in Shanghai. */
export const monthNow = (now: number): string => dayOf(now).slice(0, 7)

export const yearNow = (now: number): number => Number(dayOf(now).slice(0, 4))

/** The month `steps` after this one, or before it. */
export function monthAfter(month: string, steps: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + steps
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** No list and no passbook is older. */
export const firstMonth = '2024-01'

/** The last month that is over: the newest that can have a list. */
export const lastMonth = (now: number): string => monthAfter(monthNow(now), -1)

/** As on a notice: `2026年10月`. */
export function fullMonth(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}

/** As people say it: `10月`; with its year when that is not this one. */
export function monthName(month: string, now: number): string {
  return month.slice(0, 4) === monthNow(now).slice(0, 4) ? `${Number(month.slice(5))}月` : fullMonth(month)
}
