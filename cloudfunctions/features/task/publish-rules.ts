import type { Audience, TaskDetail, TaskKind } from '../../contract/task'
import { AppError } from '../../platform/app-error'
import { HOUR } from '../../platform/calendar'
import { queueCap, type Shift } from './shift-rules'

/** A task: what a shift's people need to know that is the same for all its shifts. */
export interface Task {
  _id: string
  branchId: string
  title: string
  kind: TaskKind
  about: string
  urgent: boolean
  site: { id: string; name: string; note?: string; latitude?: number; longitude?: number }
  /** Member in charge on the spot (责任党员). */
  leadId: string
  /** Who answers for it above the lead, highest first. */
  chain: { post: TaskDetail['chain'][number]['post']; memberId: string }[]
  bring: string[]
  bringNote?: string
  /** Who may claim its shifts. */
  audience: Audience
  /** The need it answers. */
  needId?: string
  /** Rises with every edit. */
  version: number
  /** The request of the last edit and what people are to hear of it: a retry tells what a crash left untold. */
  lastEdit?: { request: string; changed: string[] }
}

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
const heard: readonly { word: string; of: (task: Written) => readonly unknown[] }[] = [
  { word: '任务名称', of: ({ title }) => [title] },
  { word: '种类', of: ({ kind }) => [kind] },
  { word: '干什么', of: ({ about }) => [about] },
  { word: '地点', of: ({ site }) => [site.name, site.note, site.latitude, site.longitude] },
  { word: '领头人', of: ({ leadId }) => [leadId] },
  { word: '带什么', of: ({ bring, bringNote }) => [bringNote, ...bring] },
]

export function changedWords(before: Written, after: Written): string[] {
  return heard
    .filter(({ of }) => JSON.stringify(of(before)) !== JSON.stringify(of(after)))
    .map(({ word }) => word)
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
