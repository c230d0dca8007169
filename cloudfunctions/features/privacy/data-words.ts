import type { Admission } from '../../contract/binding'
import { dayOf, HOUR } from '../../platform/calendar'
import type { MemberDocument } from '../../platform/identity'
import type { MemberShift } from '../task/shifts-of-member'

/** Words for a person's own data, as plain as on the pages. */
export const kindWords: Record<MemberDocument['kind'], string> = {
  party: '党员',
  probationary: '预备党员',
  villager: '村民',
}

export const trackWords: Record<NonNullable<MemberDocument['track']>, string> = {
  A: 'A 任职干部',
  B: 'B 在村，60 岁以下',
  C: 'C 在村，60 岁及以上',
  D: 'D 流动',
  E: 'E 不参评',
}

export const exemptionWords: Record<NonNullable<MemberDocument['exemption']>['reason'], string> = {
  age: '年满 70 岁',
  branchDecision: '支部决定',
}

export const requestWords: Record<Admission['state'], string> = {
  asked: '等待答复',
  accepted: '已接收',
  declined: '未接收',
}

export const shiftWords: Record<MemberShift['state'], string> = {
  claimed: '已报名',
  offered: '轮到您了',
  waiting: '候补',
  past: '已结束',
}

/** `2026-11-23 08:30` in Asia/Shanghai. */
export function momentWords(instant: number): string {
  const sinceMidnight = (instant + 8 * HOUR) % (24 * HOUR)
  const hours = Math.floor(sinceMidnight / HOUR)
  const minutes = Math.floor((sinceMidnight % HOUR) / 60_000)
  return `${dayOf(instant)} ${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
