import { nextMonth, previousMonth } from '../../platform/calendar'
import { createWorkCalendar } from '../../platform/work-calendar'
import {
  answerLastDay,
  isNoticeOver,
  lastDayOf,
  monthDates,
  noticeLastDay,
  phaseOfMonth,
} from './month-rules'

const calendar = createWorkCalendar()
const at = (text: string) => Date.parse(`${text}+08:00`)

test('months follow each other over the year, and end on their last day', () => {
  expect(nextMonth('2026-12')).toBe('2027-01')
  expect(previousMonth('2027-01')).toBe('2026-12')
  expect(lastDayOf('2028-02')).toBe('2028-02-29')
})

test('October 2026: self-apply until the third, confirm until the fifth working day of November', () => {
  expect(monthDates('2026-10', calendar)).toEqual({
    recordUntil: at('2026-11-01T00:00:00'),
    selfApplyUntil: at('2026-11-05T00:00:00'),
    confirmUntil: at('2026-11-07T00:00:00'),
    selfApplyDay: '2026-11-04',
    confirmDay: '2026-11-06',
    isProvisional: false,
  })
})

test('September 2026: the national holiday does not count, the Saturday worked for it does', () => {
  expect(monthDates('2026-09', calendar)).toMatchObject({
    selfApplyDay: '2026-10-10',
    confirmDay: '2026-10-13',
  })
})

test('dates in a year not announced yet say that they are provisional', () => {
  expect(monthDates('2030-12', calendar).isProvisional).toBe(true)
})

test('a month goes through its phases by time, and from the committee on by people', () => {
  const phase = (now: string, state = {}) => phaseOfMonth('2026-10', state, at(now), calendar)
  expect(phase('2026-10-31T23:59:59')).toBe('recording')
  expect(phase('2026-11-01T00:00:00')).toBe('selfApply')
  expect(phase('2026-11-05T00:00:00')).toBe('confirm')
  expect(phase('2026-11-07T00:00:00')).toBe('committee')
  expect(phase('2026-12-31T00:00:00')).toBe('committee')
  expect(phase('2026-11-09T10:00:00', { fixedOn: '2026-11-09' })).toBe('notice')
  expect(phase('2026-11-20T10:00:00', { fixedOn: '2026-11-09', publishedAt: 1 })).toBe('frozen')
})

test('the notice runs five working days after the list was fixed', () => {
  expect(noticeLastDay('2026-11-09', calendar)).toBe('2026-11-16')
  expect(isNoticeOver('2026-11-09', at('2026-11-16T23:59:59'), calendar)).toBe(false)
  expect(isNoticeOver('2026-11-09', at('2026-11-17T00:00:00'), calendar)).toBe(true)
})

test('an objection of a Friday is answered by Wednesday', () => {
  expect(answerLastDay('2026-11-13', calendar)).toBe('2026-11-18')
})
