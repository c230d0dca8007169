import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { carryOut } from './carry-out'
import type { Need } from './need-rules'
import { findNeed } from './need-store'
import { viewNeed } from './view-need'

export function findNeedOf({ needId }: { needId: string }) {
  return findNeed(needId)
}

/** The lead or an officer of the branch takes it or answers. Six operations: caller, need, record, write, message, names. */
export async function answerNeed(
  context: ActContext,
  { needId, version, do: act }: ParsedInput<'need.answer'>,
  { askerId, branchId }: Pick<Need, 'askerId' | 'branchId'>,
): Promise<Output<'need.answer'>> {
  const { caller, now, requestId } = context
  if (askerId === caller.memberId) {
    throw new AppError('OWN_ENTRY')
  }
  const isTaken = act.verb === 'take'
  await context.record({ orgId: branchId, subjectId: needId, note: isTaken ? '接下求助' : '答复求助' })
  const need = await carryOut(
    {
      needId,
      event: act.verb,
      request: `${caller.memberId}:${requestId}`,
      version,
      change: { takenBy: caller.memberId, ...(!isTaken && { answeredAt: now }) },
      ...(act.verb === 'answer' && { answer: { at: now, by: caller.memberId, text: act.text } }),
    },
    now,
  )
  return viewNeed(context, need)
}
