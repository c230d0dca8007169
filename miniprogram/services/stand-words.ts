import type { Mine, ShiftView } from '../../cloudfunctions/contract/task'
import { clockTime, nearTime, withUnit } from './format'
import { audienceWords } from './task-words'

type Waiting = Extract<Mine, { state: 'waiting' }>
type Result = NonNullable<Extract<Mine, { state: 'claimed' }>['result']>

export const firstTapWords = '离开始不到 2 小时，有空位谁先点谁上。'

/** Why the waiting list does not move (PRODUCT §4: the reason is always visible). */
export function whyWords({ why, until }: Waiting, now: number): string {
  switch (why) {
    case 'full':
      return '前面还没有人退出。'
    case 'held':
      return until ? `空位先留给前面的人，到 ${nearTime(until, now)}。` : '空位先留给前面的人。'
    case 'fewer':
      return '名额减少了，先不补。'
    case 'firstTap':
      return firstTapWords
  }
}

/** `候补第 2 位`, with the number and its unit as one piece. */
export function positionWords({ position }: Waiting): string {
  return `候补第 ${withUnit(position, '位')}`
}

export function heldUntilWords(until: number, now: number): string {
  return `替您留到 ${nearTime(until, now)}`
}

export function checkedInWords(at: number): string {
  return `签到了，${clockTime(at)}`
}

/** What the lead's word on me was. */
export function resultWords({ outcome, hours }: Result): string {
  if (outcome === 'present') {
    return `记了 ${withUnit(hours, '小时')}`
  }
  return outcome === 'excused' ? '请假' : '缺席'
}

export function audienceOf({ audience }: ShiftView): string {
  return audience === 'all' ? '' : audienceWords[audience]
}
