import type { Input } from '../../cloudfunctions/contract/contract'
import type { NeedKind, NeedWhen } from '../../cloudfunctions/contract/need'

/** As typed. */
export interface NeedForm {
  kind: NeedKind | ''
  text: string
  when: NeedWhen
  areaId: string
  place: string
  phone: string
  asked: string
}

const emptyNeedForm: NeedForm = {
  kind: '',
  text: '',
  when: 'days',
  areaId: '',
  place: '',
  phone: '',
  asked: '',
}

/** What is kept on the phone: the form, and the name of the deed that may have arrived already. */
export const emptyNeedDraft = { ...emptyNeedForm, requestId: '' }

export interface NeedProblems {
  kind: string
  text: string
  place: string
  phone: string
  asked: string
}

export const noNeedProblems: NeedProblems = { kind: '', text: '', place: '', phone: '', asked: '' }

export function needProblems({ kind, text, place, phone, asked }: NeedForm): NeedProblems {
  const people = Number(asked)
  const isCounted = /^\d+$/.test(asked.trim()) && people >= 1 && people <= 500
  return {
    kind: kind ? '' : '请选一样，好找对人。',
    text: text.trim() ? '' : '请写几句，好知道怎么帮。',
    place: place.trim() ? '' : '请写地方，好找到您。',
    phone: !phone || /^1\d{10}$/.test(phone) ? '' : '手机号是 11 位数字，请再看看。',
    asked: kind !== 'labour' || isCounted ? '' : '请写要几个人，1 到 500。',
  }
}

export function isComplete(problems: NeedProblems): boolean {
  return Object.values(problems).every((problem) => problem === '')
}

/** Only of a form without problems. */
export function needInput(form: NeedForm, pictureId: string | undefined): Input<'need.raise'> {
  const { kind, text, when, areaId, place, phone, asked } = form
  return {
    kind: kind || 'other',
    text: text.trim(),
    place: place.trim(),
    when,
    ...(areaId && { areaId }),
    ...(phone && { phone }),
    ...(kind === 'labour' && { asked: Number(asked) }),
    ...(pictureId && { pictureId }),
  }
}
