import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { op } from '../../platform/database'
import { tell } from '../message/tell'
import { confirmersInMonth } from '../points/confirmers-in-month'
import { monthWords } from './month-words-rules'
import { changeMonth, monthInPhase } from './run-month'

/** An objection is answered by somebody who did not confirm an entry of that person (PRODUCT §1.5), nor is the person. */
export async function answerObjection(
  context: ActContext,
  { branchId, month, objectionId, isUpheld, answer }: ParsedInput<'month.answer'>,
): Promise<Output<'month.answer'>> {
  const { caller, now, requestId } = context
  const { cycle } = await monthInPhase(context, { branchId, month }, ['notice', 'frozen'])
  const index = cycle.objections.findIndex((one) => one.objectionId === objectionId)
  const objection = cycle.objections[index]
  if (!objection) {
    throw new AppError('NOT_FOUND')
  }
  const confirmers = await confirmersInMonth(month, [objection.memberId])
  if (
    [objection.by, objection.memberId].includes(caller.memberId) ||
    confirmers.get(objection.memberId)?.has(caller.memberId)
  ) {
    throw new AppError('OWN_ENTRY')
  }
  const state = isUpheld ? ('upheld' as const) : ('dismissed' as const)
  await context.record({
    orgId: branchId,
    subjectId: objection.memberId,
    note: `${month} 异议${isUpheld ? '成立' : '不成立'}`,
  })
  if (objection.state !== 'open') {
    if (!cycle.spent.includes(requestId)) {
      throw new AppError('EDIT_CONFLICT')
    }
  } else {
    const answered = { ...objection, state, answer, answeredBy: caller.memberId, answeredAt: now }
    await changeMonth(cycle, requestId, { [`objections.${index}`]: op.set(answered) })
  }
  await tell(now, {
    memberIds: [objection.by],
    kind: 'objectionAnswered',
    occasion: objectionId,
    facts: { title: monthWords(month) },
  })
  return { state: objection.state === 'open' ? state : objection.state }
}
