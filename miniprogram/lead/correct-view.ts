import type { RosterPage } from '../../cloudfunctions/contract/shift'
import { doneNotice } from '../services/act'
import type { Notice } from '../services/deed-words'
import { emptyView, type LoadView } from '../services/load-view'
import type { PersonSaid } from './components/person-hours/person-hours'
import { type Person, resultWords } from './roster-view'

type Result = NonNullable<Person['result']>

/** Whom it is about and what stands; or why there is nothing to correct. */
export type Subject = { person: Person; result: Result } | { load: LoadView }

export function subjectIn(page: RosterPage, memberId: string, me: string): Subject {
  const person = page.people.find((one) => one.memberId === memberId)
  if (!person?.result) {
    return { load: emptyView('还没有记工时', '确认过的工时才能更正。', '回到名单') }
  }
  if (memberId === me) {
    return { load: emptyView('自己的工时不能自己更正', '请支部书记来更正。', '回到名单') }
  }
  return { person, result: person.result }
}

/** What is written of a correction; it stays on the phone until it is sent. */
export interface CorrectionDraft {
  outcome: PersonSaid['outcome']
  hours: number
  reason: string
}

/** It begins with what stands; somebody absent who was there after all begins with the shift's length. */
export function beginCorrection({ outcome, hours }: Result, length: number): CorrectionDraft {
  return { outcome, hours: hours > 0 ? hours : length, reason: '' }
}

export const draftNameOf = (shiftId: string, memberId: string): string => `correct:${shiftId}:${memberId}`

/** Hours of somebody who was not there are none. */
export function hoursOf({ outcome, hours }: Pick<CorrectionDraft, 'outcome' | 'hours'>): number {
  return outcome === 'present' ? hours : 0
}

export function changeWords(old: Result, draft: CorrectionDraft): string {
  const was = resultWords(old)
  const is = resultWords({ outcome: draft.outcome, hours: hoursOf(draft) })
  return was === is ? '还没有改动' : `${was} → ${is}`
}

export function correctionProblem(old: Result, draft: CorrectionDraft): string {
  if (old.outcome === draft.outcome && old.hours === hoursOf(draft)) {
    return '和原来记的一样，不用更正。'
  }
  return draft.reason.trim() ? '' : '请写明为什么更正。'
}

export function correctedNotice(name: string, change: string): Notice {
  return doneNotice('更正了', `${name}：${change}。原来那一笔还在，已经告诉他。`)
}

export const changedBefore: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '刚才有人先更正过了',
  text: '下面是现在记的，请对照再看要不要改。您写的还在。',
}
