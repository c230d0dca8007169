import type { Input } from '../../cloudfunctions/contract/contract'
import { type FormProblems, nameProblem, yearProblem } from './bind-form'

/** As typed. Of a member the roster knows the name and the year already, so they are not asked for. */
export interface AskForm {
  name: string
  birthYear: string
  message: string
}

export const emptyAskForm: AskForm = { name: '', birthYear: '', message: '' }
export const noAskProblems: FormProblems<AskForm> = { name: '', birthYear: '', message: '' }

export function askProblems(form: AskForm, isMember: boolean): FormProblems<AskForm> {
  return isMember
    ? noAskProblems
    : { name: nameProblem(form.name), birthYear: yearProblem(form.birthYear), message: '' }
}

export function askInput(branchId: string, form: AskForm, memberName: string): Input<'branch.ask'> {
  const message = form.message.trim()
  return memberName
    ? { branchId, name: memberName, message }
    : { branchId, name: form.name.trim(), birthYear: Number(form.birthYear), message }
}
