import isEqual from 'lodash/isEqual'
import { AppError } from '../../platform/app-error'
import { HOUR } from '../../platform/calendar'
import { queueCap, type Shift } from './shift-rules'
import type { Task } from './task-store'

/** A stretch of time with its places, as an officer writes it. */
export type Slot = Pick<Shift, 'startsAt' | 'endsAt' | 'places'>

const LONGEST = 16 * HOUR

/** All shifts of a task are read at once. */
const MOST_SHIFTS = 100

/** Fails with TIMES_REFUSED: people plan by these times, and hours are counted by them. */
export function refuseTimes({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>, now: number): void {
  if (endsAt <= startsAt) {
    throw new AppError('TIMES_REFUSED', { why: 'endsBeforeStart' })
  }
  if (startsAt <= now) {
    throw new AppError('TIMES_REFUSED', { why: 'past' })
  }
  if (endsAt - startsAt > LONGEST) {
    throw new AppError('TIMES_REFUSED', { why: 'tooLong' })
  }
}

export function refuseTooMany(shifts: number): void {
  if (shifts > MOST_SHIFTS) {
    throw new AppError('TIMES_REFUSED', { why: 'tooMany' })
  }
}

export type Written = Pick<
  Task,
  'title' | 'kind' | 'about' | 'site' | 'leadId' | 'chain' | 'bring' | 'bringNote'
>

/** What people on a shift need to hear of, in the words the message uses. Who stands above the lead is none of it. */
const heard: readonly { word: string; of: (task: Written) => unknown }[] = [
  { word: '任务名称', of: ({ title }) => title },
  { word: '种类', of: ({ kind }) => kind },
  { word: '干什么', of: ({ about }) => about },
  { word: '地点', of: ({ site }) => site },
  { word: '领头人', of: ({ leadId }) => leadId },
  { word: '带什么', of: ({ bring, bringNote }) => [bring, bringNote ?? ''] },
]

export function changedWords(before: Written, after: Written): string[] {
  return heard.filter(({ of }) => !isEqual(of(before), of(after))).map(({ word }) => word)
}

/**
 * How the counters move with the number of places, whoever claims or leaves meanwhile. `left` may go below zero:
 * nobody is thrown out, and nobody new comes in until enough have left.
 */
export function placesMoved(from: number, to: number): Pick<Shift, 'left' | 'queueLeft'> {
  return { left: to - from, queueLeft: queueCap(to) - queueCap(from) }
}

type Line = Pick<Shift, 'roster' | 'held' | 'queue'>

/** Everybody who has, is offered, or waits for a place. */
export function peopleOf({ roster, held, queue }: Line): string[] {
  return [...roster, ...held, ...queue].map(({ memberId }) => memberId)
}

/** The shifts that an edit of the task still concerns. */
export function isComing({ state, endsAt }: Pick<Shift, 'state' | 'endsAt'>, now: number): boolean {
  return state === 'open' && endsAt > now
}
