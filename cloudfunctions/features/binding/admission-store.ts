import type { Admission as Shown } from '../../contract/binding'
import { collection } from '../../platform/database'
import type { Scope } from '../../platform/scope'
import { within } from '../../platform/scoped'

/** Somebody far from home asks a branch to take them in (双找). */
export interface Admission {
  _id: string
  /** The asker's WeChat user; the document is removed with the account. */
  openid: string
  /** `<openid>:<branchId>` while it is open, its own id afterwards; unique, so that one person asks once at a time. */
  openKey: string
  branchId: string
  name: string
  /** Only of somebody who was not bound when asking. */
  birthYear?: number
  message: string
  askedAt: number
  state: Shown['state']
  answer?: string
  /** Set once the accepted person is in the branch. */
  isDone?: boolean
}

const admissions = collection<Admission>('admissions')

const fields = [
  'openid',
  'branchId',
  'name',
  'birthYear',
  'message',
  'askedAt',
  'state',
  'answer',
  'isDone',
] as const

export type FoundAdmission = Omit<Admission, 'openKey'>

/** Says whether it was new: neither this request nor an open one of the person at the branch existed. */
export function insertAdmission(admission: Admission): Promise<boolean> {
  return admissions.insert(admission)
}

/** Newest first. */
export function findAdmissionsOf(openid: string): Promise<FoundAdmission[]> {
  return admissions.find({ openid }, { fields, orderBy: [['askedAt', 'desc']], limit: 1_000 })
}

/** Newest first. */
export function findAdmissionsAt(scope: Scope, branchId: string): Promise<FoundAdmission[]> {
  return within<Admission>(scope, 'admissions').find(
    { branchId },
    { fields, orderBy: [['askedAt', 'desc']], limit: 200 },
  )
}

export function findAdmission(scope: Scope, admissionId: string): Promise<FoundAdmission | undefined> {
  return within<Admission>(scope, 'admissions').findById(admissionId, fields)
}

/** The first answer counts; `undefined` when there is one. */
export function answerOnce(
  scope: Scope,
  admissionId: string,
  answered: { state: 'accepted' | 'declined'; answer: string },
): Promise<FoundAdmission | undefined> {
  return within<Admission>(scope, 'admissions').updateAndReturn(
    { _id: admissionId, state: 'asked' },
    { ...answered, openKey: admissionId },
  )
}

export async function markDone(admissionId: string): Promise<void> {
  await admissions.update({ _id: admissionId }, { isDone: true })
}

export async function removeAdmission(admissionId: string): Promise<void> {
  await admissions.remove({ _id: admissionId })
}
