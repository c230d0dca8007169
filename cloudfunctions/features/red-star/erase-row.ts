import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { WriteContext } from '../../platform/context'
import { op } from '../../platform/database'
import type { Cycle, KeptRow } from './cycle-rules'
import { findCycle, findPublishedWith } from './cycle-store'
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

/** Every row of somebody who has deleted their data. Safe to repeat. */
export async function eraseRowsOf(memberId: string, requestId: string): Promise<void> {
  for (const cycle of await findPublishedWith(memberId)) {
    await eraseIn(cycle, memberId, `${requestId}:${cycle._id}`)
  }
}

async function eraseIn(first: Cycle, memberId: string, requestId: string): Promise<number> {
  let cycle: Cycle | undefined = first
  for (let round = 0; round < ROUNDS && cycle; round += 1) {
    const mine = cycle.published.flatMap(({ rows }) => rows).filter((row) => row.memberId === memberId)
    if (mine.length === 0) {
      return 0
    }
    const published = cycle.published.map((list) => ({
      ...list,
      rows: list.rows.map((row) => (row.memberId === memberId ? withoutPerson(row) : row)),
    }))
    const { [memberId]: _sentence, ...sentences } = cycle.sentences
    try {
      await changeMonth(cycle, requestId, { published, sentences: op.set(sentences) })
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

const withoutPerson = ({ commitment, kind }: KeptRow): KeptRow => ({ commitment, kind })
