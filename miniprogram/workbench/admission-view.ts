import type { Admission } from '../../cloudfunctions/contract/binding'
import { doneNotice } from '../services/act'
import type { Notice } from '../services/deed-words'
import { nearTime } from '../services/format'
import { knownWords } from '../services/known-words'

export interface AdmissionView {
  admissionId: string
  name: string
  message: string
  text: string
  isOpen: boolean
}

const stateWords = knownWords<Admission['state'], string>(
  {
    asked: '等您答复',
    accepted: '已经接收',
    declined: '没有接收',
  },
  '有新进展',
)

export function admissionView(admission: Admission, now: number): AdmissionView {
  const { admissionId, name, message, askedAt, state, answer } = admission
  return {
    admissionId,
    name,
    message,
    text: `${nearTime(askedAt, now)} · ${stateWords[state]}${answer ? `：${answer}` : ''}`,
    isOpen: state === 'asked',
  }
}

/** Declining needs words: the person far away learns only what is written here. */
export function answerProblem(isAccepted: boolean, words: string): string {
  return !isAccepted && !words.trim() ? '请写一句话，让对方知道为什么、该找谁。' : ''
}

/** Who belongs to another branch stays in its roster and joins this one beside it. */
export function answeredNotice({ name, state }: Admission, branchName: string): Notice {
  return state === 'accepted'
    ? doneNotice('接收了', `${name}现在是${branchName}的人了。已有支部的，名册仍在原来的支部。`)
    : doneNotice('已经答复', '对方会看到您写的话。')
}

/** Another officer was quicker; the list shows what they answered. */
export const answeredBefore: Notice = {
  tone: 'amber',
  icon: 'error-circle',
  title: '别的同志刚才答复过了',
  text: '以先答复的为准，请看下面写的。',
}
