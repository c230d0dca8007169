import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { wordToKeep } from './confirm-rules'
import { findHours, type Judged, keepWord } from './hours-store'
import { postOf } from './post-attendances'

/** Each round lost means somebody else's write went through in between. */
const ROUNDS = 3

export const shiftToConfirm = ({ shiftId }: { shiftId: string }) => findHours(shiftId)

/**
 * PRODUCT §4 "Hours": the whole word in one write, then attendances in steps. The same request goes on where the
 * last one stopped; nobody's hours are confirmed by themselves.
 */
export async function confirmHours(
  context: ActContext,
  input: ParsedInput<'shift.confirm'>,
  shift: Judged,
): Promise<Output<'shift.confirm'>> {
  const { caller, now, requestId } = context
  const request = `confirm:${caller.memberId}:${requestId}`
  const word = wordToKeep(shift, input, { by: caller.memberId, at: now, request })
  const note = `确认 ${word?.rows.length ?? 0} 人工时`
  await context.record({ orgId: shift.branchId, subjectId: input.shiftId, note })
  return postOf(await keep(context, input, shift, request), now)
}

/** The shift once the word stands in it, by this call or by one before. */
async function keep(
  { caller, now }: ActContext,
  input: ParsedInput<'shift.confirm'>,
  first: Judged,
  request: string,
): Promise<Judged> {
  let shift: Judged | undefined = first
  for (let round = 0; round < ROUNDS && shift; round += 1) {
    const word = wordToKeep(shift, input, { by: caller.memberId, at: now, request })
    const kept = word ? await keepWord(shift, word, request) : shift
    if (kept) {
      return kept
    }
    shift = await findHours(first._id)
  }
  throw new AppError('BUSY')
}
