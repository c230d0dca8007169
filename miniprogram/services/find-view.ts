import type { Admission } from '../../cloudfunctions/contract/binding'
import { clockTime, dayOf, monthDay } from './format'
import { knownWords } from './known-words'
import type { Tone } from './shift-view'

/** What I asked a branch, and how far it has come. */
export interface AskedView {
  admissionId: string
  branchName: string
  state: string
  tone: Tone
  /** When I asked and what. */
  asked: string
  answer: string
}

const states = knownWords<Admission['state'], { state: string; tone: Tone }>(
  {
    asked: { state: '等支部答复', tone: 'amber' },
    accepted: { state: '收下您了', tone: 'green' },
    declined: { state: '没有收', tone: 'quiet' },
  },
  { state: '有新进展', tone: 'amber' },
)

export function askedView({
  admissionId,
  branchName,
  message,
  askedAt,
  state,
  answer,
}: Admission): AskedView {
  const asked = `${monthDay(dayOf(askedAt))} ${clockTime(askedAt)} 问的${message ? `：${message}` : ''}`
  return { admissionId, branchName, ...states[state], asked, answer: answer ? `支部答复：${answer}` : '' }
}
