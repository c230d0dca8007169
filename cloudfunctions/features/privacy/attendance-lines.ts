import type { Outcome } from '../../contract/shift'
import type { MemberAttendance, MemberVisit } from '../attendance/all-of-member'
import { momentWords } from './data-words'

const outcomeWords: Record<Outcome, string> = { present: '到了', absent: '缺席', excused: '请假' }

/** Every word on a member's hours, corrections included. */
export function attendanceLines(
  attendances: readonly MemberAttendance[],
): { label: string; value: string }[] {
  return attendances.map(({ startsAt, title, outcome, hours, counted, n, reason }) => ({
    label: momentWords(startsAt),
    value: [
      `${title}（${outcomeWords[outcome]}）`,
      outcome === 'present' && `${hours} 小时${counted === 0 ? '，不足六成，不计' : ''}`,
      n > 0 && '更正',
      reason,
    ]
      .filter(Boolean)
      .join('；'),
  }))
}

export function visitLines(visits: readonly MemberVisit[]): { label: string; value: string }[] {
  return visits.map(({ day, household, result, keptUntil }) => ({
    label: day,
    value: `${household}：${result}（保留到 ${keptUntil}）`,
  }))
}
