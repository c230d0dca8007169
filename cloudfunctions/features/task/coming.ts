import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { noteComing } from './claim-store'
import { phaseOf, refuseOutOfPhase } from './life-rules'
import { findShift } from './shift-store'

/** The day before: 会来. Two operations; 来不了 is a release. */
export async function sayComing(
  { caller, now }: WriteContext,
  { shiftId }: ParsedInput<'task.coming'>,
): Promise<Output<'task.coming'>> {
  if (await noteComing(shiftId, { memberId: caller.memberId, at: now })) {
    return { isComing: true }
  }
  const shift = await findShift(shiftId)
  if (!shift) {
    throw new AppError('NOT_FOUND')
  }
  refuseOutOfPhase('coming', phaseOf(shift, now))
  throw new AppError('CLAIM_RELEASED')
}
