import type { Admission as Shown } from '../../contract/binding'
import type { FoundAdmission } from './admission-store'

/** What the asker and the officers of the branch see: no account, no birth year. */
export function viewAdmission(admission: FoundAdmission, branchName: string): Shown {
  const { _id: admissionId, branchId, name, message, askedAt, state, answer } = admission
  return { admissionId, branchId, branchName, name, message, askedAt, state, ...(answer && { answer }) }
}
