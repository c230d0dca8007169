import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { op } from '../../platform/database'
import { type Cycle, frozenThird, withoutRow } from './cycle-rules'
import { findCycle } from './cycle-store'
import { changeMonth } from './run-month'

const ROUNDS = 4

/** My row of a published list goes at my wish; its commitment stays, so the code still verifies. */
export async function eraseMyRow(
  { caller, requestId }: WriteContext,
  { branchId, month }: ParsedInput<'redList.erase'>,
): Promise<Output<'redList.erase'>> {
  const cycle = await findCycle(branchId, month)
  if (!cycle) {
    throw new AppError('NOT_FOUND')
  }
  return { erased: await eraseIn(cycle, caller.memberId, requestId) }
}

async function eraseIn(first: Cycle, memberId: string, requestId: string): Promise<number> {
  let cycle: Cycle | undefined = first
  for (let round = 0; round < ROUNDS && cycle; round += 1) {
    const rows = [...cycle.published.flatMap((list) => list.rows), ...(frozenThird(cycle) ?? [])]
    const mine = rows.filter((row) => row.memberId === memberId)
    if (mine.length === 0) {
      return 0
    }
    const { published, sentences, topThird } = withoutRow(cycle, memberId)
    try {
      await changeMonth(cycle, requestId, {
        published,
        sentences: op.set(sentences),
        ...(topThird && { topThird }),
      })
      return mine.length
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'EDIT_CONFLICT')) {
        throw error
      }
      cycle = await findCycle(cycle.branchId, cycle.month)
    }
  }
  throw new AppError('BUSY')
}
