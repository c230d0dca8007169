import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { op } from '../../platform/database'
import type { MemberDocument } from '../../platform/identity'
import { within } from '../../platform/scoped'
import { changeMonth, monthInPhase } from './run-month'

/** X, a sanction in the period: 不参评, by the general branch; no reason is stored anywhere (PRODUCT §5.1). */
export async function excludeMember(
  context: ActContext,
  { memberId, month, isExcluded }: ParsedInput<'month.exclude'>,
): Promise<Output<'month.exclude'>> {
  const member = await within<MemberDocument>(context.scope, 'members').findById(memberId, ['branchId'])
  if (!member) {
    throw new AppError('NOT_FOUND')
  }
  if (memberId === context.caller.memberId) {
    throw new AppError('OWN_ENTRY')
  }
  const { cycle } = await monthInPhase(context, { branchId: member.branchId, month }, [
    'recording',
    'selfApply',
    'confirm',
    'committee',
  ])
  await context.record({
    orgId: member.branchId,
    subjectId: memberId,
    note: isExcluded ? `${month} 不参评` : `${month} 恢复参评`,
  })
  if (cycle.excluded.includes(memberId) !== isExcluded) {
    const excluded = isExcluded ? op.pushAll([memberId]) : op.pull(memberId)
    await changeMonth(cycle, context.requestId, { excluded })
  }
  return { isExcluded }
}
