import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { answerOnce, findAdmission, markDone } from './admission-store'
import { admit, refuseFull } from './admit'
import { findBranch } from './branch-in-scope'
import { viewAdmission } from './view-admission'

/**
 * The first answer counts. It is written before the membership, so that two officers never differ; when a process
 * dies in between, the same answer given again, by whomever, brings the person in. Once that is done, a late
 * duplicate changes nothing.
 */
export async function answerAdmission(
  context: ActContext,
  { admissionId, accept, answer }: ParsedInput<'admission.answer'>,
): Promise<Output<'admission.answer'>> {
  const { scope } = context
  const asked = await findAdmission(scope, admissionId)
  if (!asked) {
    throw new AppError('NOT_FOUND')
  }
  const branch = await findBranch(asked.branchId, context.now)
  if (accept && asked.state === 'asked') {
    await refuseFull(asked)
  }
  await context.record({
    orgId: asked.branchId,
    subjectId: admissionId,
    note: accept ? '接收双找申请' : '婉拒双找申请',
  })
  const state = accept ? 'accepted' : 'declined'
  const admission =
    (await answerOnce(scope, admissionId, { state, answer })) ?? (await findAdmission(scope, admissionId))
  if (admission?.state !== state) {
    throw new AppError(admission ? 'EDIT_CONFLICT' : 'NOT_FOUND')
  }
  if (accept && !admission.isDone) {
    await admit(admission)
    await markDone(admissionId)
  }
  return viewAdmission(admission, branch.name)
}
