import type { DeedCode } from '../../cloudfunctions/contract/points'
import type { RosterRow } from '../../cloudfunctions/contract/roster'
import { amountWords, codeWords } from '../services/deed-code-words'
import { monthDay, withUnit } from '../services/format'
import { optionsOf } from '../services/options'

export interface Person {
  id: string
  name: string
}

export interface RecordForm {
  code: DeedCode | ''
  day: string
  amount: string
  what: string
  people: Person[]
  isRelative: boolean
}

export interface RecordProblems {
  code?: string
  day?: string
  amount?: string
  what?: string
  people?: string
}

export const mostPeople = 100

/** Who did not come to a task is its lead's to say, with the hours. */
export const codeOptions = optionsOf(codeWords).filter(({ value }) => value !== 'B5')

export function beginRecord(today: string): RecordForm {
  return { code: '', day: today, amount: '1', what: '', people: [], isRelative: false }
}

export function amountLabel(code: DeedCode | ''): string {
  if (code === 'V1') {
    return '干了几小时'
  }
  return code === 'V6' ? '找来几个人' : '几次'
}

export function withToggled(people: readonly Person[], person: Person): Person[] {
  return people.some(({ id }) => id === person.id)
    ? people.filter(({ id }) => id !== person.id)
    : [...people, person]
}

/** Passbooks are for party and probationary members who are here, and nobody records their own. */
export function mayBeRecorded({ memberId, kind, hasLeft }: RosterRow, myId: string): boolean {
  return kind !== 'villager' && !hasLeft && memberId !== myId
}

export function recordProblems(form: RecordForm, today: string): RecordProblems {
  const amount = Number(form.amount)
  const isAmount = amount >= 0.5 && amount <= 100 && Number.isInteger(amount * 2)
  const isWhole = form.code === 'V1' || Number.isInteger(amount)
  return {
    ...(!form.code && { code: '请选是什么事。' }),
    ...(form.day > today && { day: '还没有到这一天。' }),
    ...(!(isAmount && isWhole) && { amount: '请写数字，小时可以有半个。' }),
    ...(!form.what.trim() && { what: '请写几个字，本人看得到。' }),
    ...(form.people.length === 0 && { people: '请选是谁。' }),
    ...(form.people.length > mostPeople && { people: '一次最多登记一百位，请分两次。' }),
  }
}

export function recordQuestion(form: RecordForm): { title: string; content: string } {
  const { code, people, day, amount } = form
  if (!code) {
    return { title: '', content: '' }
  }
  const [first] = people
  const who =
    people.length === 1 && first ? first.name : `${first?.name ?? ''}等 ${withUnit(people.length, '位')}`
  const content = `${monthDay(day)}，${codeWords[code]}，${amountWords(code, Number(amount))}。记了不能删，记错了要冲销。`
  return { title: `给${who}登记`, content }
}
