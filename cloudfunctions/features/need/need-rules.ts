import type { MessageKind } from '../../contract/message'
import type { NeedKind, NeedState, NeedWhen } from '../../contract/need'
import { AppError } from '../../platform/app-error'
import { HOUR } from '../../platform/calendar'

/** What somebody asks for; documents hold ids, names are read where they are shown. */
export interface Need {
  _id: string
  askerId: string
  branchId: string
  /** The lead of the duty area; absent: the branch looks after it. */
  leadId?: string
  kind: NeedKind
  text: string
  place: string
  when: NeedWhen
  /** Only if the asker wants a call. */
  phone?: string
  pictureId?: string
  /** Labour: people asked for. */
  asked?: number
  /** Labour: people supplied, by the shift they came in, so that a repetition counts nobody twice. */
  supplied: Record<string, number>
  state: NeedState
  raisedAt: number
  /** When it rises to the branch if nobody answers. */
  dueAt: number
  /** The instant of the last answer. */
  answeredAt?: number
  /** The branch was told that nobody answered. */
  risenAt?: number
  /** Who looks after it by their own word. */
  takenBy?: string
  /** What both sides wrote, the newest fifty. */
  answers: { at: number; by: string; text: string }[]
  rating?: number
  /** The task that answers it, by its title at publishing. */
  task?: { id: string; title: string }
  /** Requests already carried out, the newest twenty: a late duplicate finds itself here. */
  spent: string[]
  version: number
}

/** What can happen to a need once it is raised. */
export type NeedEvent = 'take' | 'answer' | 'becomeTask' | 'loseTask' | 'done' | 'notDone' | 'withdraw'

interface Step {
  from: readonly NeedState[]
  to: NeedState
  who: 'inCharge' | 'officer' | 'asker'
  /** An act of those in charge stands in the audit, the asker's word in the need itself. */
  record: 'audit' | 'need'
  /** What the other side is told. */
  tells: MessageKind
}

/** It is the town's turn: these become overdue. */
export const waiting: readonly NeedState[] = ['open', 'taken', 'notDone']

/** It is the asker's turn, or a task's, or nobody's any more. */
export const settled: readonly NeedState[] = ['answered', 'task', 'done', 'withdrawn']

/** PRODUCT §4, the whole life of a need. */
export const life: Readonly<Record<NeedEvent, Step>> = {
  take: { from: ['open', 'notDone'], to: 'taken', who: 'inCharge', record: 'audit', tells: 'needTaken' },
  answer: {
    from: [...waiting, 'answered', 'task'],
    to: 'answered',
    who: 'inCharge',
    record: 'audit',
    tells: 'needAnswered',
  },
  becomeTask: {
    from: [...waiting, 'answered'],
    to: 'task',
    who: 'officer',
    record: 'audit',
    tells: 'needBecameTask',
  },
  loseTask: { from: ['task'], to: 'open', who: 'officer', record: 'audit', tells: 'needTaskCancelled' },
  done: {
    from: ['taken', 'notDone', 'answered', 'task'],
    to: 'done',
    who: 'asker',
    record: 'need',
    tells: 'needDone',
  },
  notDone: { from: ['answered', 'task'], to: 'notDone', who: 'asker', record: 'need', tells: 'needNotDone' },
  withdraw: {
    from: [...waiting, 'answered', 'task'],
    to: 'withdrawn',
    who: 'asker',
    record: 'need',
    tells: 'needWithdrawn',
  },
}

export function mayHappen(event: NeedEvent, state: NeedState): boolean {
  return life[event].from.includes(state)
}

/** Somebody waits for those in charge; the asker never answers their own need (PRODUCT §1.5). */
export function mayAnswer({ state, askerId }: Pick<Need, 'state' | 'askerId'>, memberId: string): boolean {
  return memberId !== askerId && mayHappen('answer', state)
}

const terms: Readonly<Record<NeedWhen, number>> = { today: 4 * HOUR, days: 24 * HOUR, anytime: 72 * HOUR }

/** The instant by which it must be answered. */
export function dueAfter(when: NeedWhen, at: number): number {
  return at + terms[when]
}

export function isOverdue({ state, dueAt }: Pick<Need, 'state' | 'dueAt'>, now: number): boolean {
  return waiting.includes(state) && dueAt <= now
}

export function suppliedOf({ supplied }: Pick<Need, 'supplied'>): number {
  return Object.values(supplied).reduce((sum, people) => sum + people, 0)
}

/** A need for labour says how many people; no other one does. */
export function refuseAsked(kind: NeedKind, asked: number | undefined): void {
  if ((kind === 'labour') !== (asked !== undefined)) {
    throw new AppError('INVALID_INPUT', { path: 'asked' })
  }
}

/** What a message calls it: the kind only, since what people write of themselves stays in the need. */
export const kindNames: Readonly<Record<NeedKind, string>> = {
  labour: '缺人手',
  dispute: '邻里纠纷',
  land: '用地',
  skill: '技术',
  advice: '政策法律咨询',
  home: '家里帮忙',
  other: '其他',
}
