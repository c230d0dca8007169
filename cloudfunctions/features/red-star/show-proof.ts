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

/** What everybody reads on the list, in the order of the commitment; an erased row has only its commitment. */
function showRow({ commitment, name, sentence, kind, salt }: KeptRow) {
  if (name === undefined || sentence === undefined || !salt) {
    return { commitment }
  }
  const row: [string, string, string] = [name, sentence, kind]
  return { commitment, row, salt }
}
