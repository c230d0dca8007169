import type { Input } from '../../cloudfunctions/contract/contract'
import { codeProblem, plainCode } from './invite-code'

/** As typed; `birthYear` only counts once two people of one name made it necessary. */
export interface BindForm {
  code: string
  name: string
  birthYear: string
}

export type FormProblems<T> = Record<keyof T, string>

export const emptyBindForm: BindForm = { code: '', name: '', birthYear: '' }
export const noBindProblems: FormProblems<BindForm> = { code: '', name: '', birthYear: '' }

export function bindProblems(form: BindForm, asksBirthYear: boolean): FormProblems<BindForm> {
  return {
    code: codeProblem(form.code),
    name: nameProblem(form.name),
    birthYear: asksBirthYear ? yearProblem(form.birthYear) : '',
  }
}

/** Nobody on a roster has a name of one character or of more than twenty. */
export function nameProblem(name: string): string {
  const { length } = name.trim()
  return length < 2 || length > 20 ? '请填您的姓名，和名册上一样。' : ''
}

export function yearProblem(year: string): string {
  return /^(19|20)\d\d$/.test(year.trim()) ? '' : '请填四位数，比如 1968。'
}

export function bindInput(form: BindForm, asksBirthYear: boolean): Input<'session.bind'> {
  return {
    code: plainCode(form.code),
    name: form.name.trim(),
    ...(asksBirthYear && { birthYear: Number(form.birthYear) }),
  }
}

export function hasProblem(problems: Record<string, string>): boolean {
  return Object.values(problems).some((problem) => problem !== '')
}
