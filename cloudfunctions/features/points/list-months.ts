import type { Output, ParsedInput } from '../../contract/contract'
import type { MemberContext } from '../../platform/context'
import { monthsWon } from '../red-star/months-won'
import { findMonths } from './passbook-store'

/** My months, two years at a time. Three operations. */
export async function listMonths(
  { caller }: MemberContext,
  { before }: ParsedInput<'passbook.months'>,
): Promise<Output<'passbook.months'>> {
  const found = await findMonths(caller.memberId, before)
  const won = await monthsWon(
    caller.memberId,
    found.map(({ month }) => month),
  )
  const last = found.length === 24 ? found.at(-1) : undefined
  return {
    months: found.map(({ month, score, hours }) => ({ month, score, hours, isWinner: won.has(month) })),
    ...(last && { next: last.month }),
  }
}
