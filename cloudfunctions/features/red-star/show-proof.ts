import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { Context } from '../../platform/context'
import { canonicalForm } from './check-code'
import type { KeptRow } from './cycle-rules'
import { findCycle } from './cycle-store'

/** What anybody needs to compute the check code again; open to visitors. */
export async function showProof(
  _context: Context,
  { branchId, month, list }: ParsedInput<'redList.proof'>,
): Promise<Output<'redList.proof'>> {
  const cycle = await findCycle(branchId, month)
  const published = cycle?.published.find((one) => one.list === list)
  if (!cycle || !published) {
    throw new AppError('NOT_FOUND')
  }
  const head = { branchId, month, ruleVersion: cycle.ruleVersion, list }
  return {
    canonical: canonicalForm(
      head,
      published.rows.map(({ commitment }) => commitment),
    ),
    code: published.code,
    rows: published.rows.map(showRow),
  }
}

/** The fields in the order in which the commitment has them; an erased row has only its commitment. */
function showRow({ commitment, memberId, name, sentence, kind, score, salt }: KeptRow) {
  if (
    memberId === undefined ||
    name === undefined ||
    sentence === undefined ||
    score === undefined ||
    !salt
  ) {
    return { commitment }
  }
  const row: [string, string, string, string, number] = [memberId, name, sentence, kind, score]
  return { commitment, row, salt }
}
