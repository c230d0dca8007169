import type { Admission } from '../../cloudfunctions/contract/binding'
import { nearTime } from '../services/format'

export interface AdmissionView {
  admissionId: string
  name: string
  message: string
  text: string
  isOpen: boolean
}

const stateWords: Record<Admission['state'], string> = {
  asked: '等您答复',
  accepted: '已经接收',
  declined: '没有接收',
}

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
