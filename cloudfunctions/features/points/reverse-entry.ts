import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import type { MemberDocument } from '../../platform/identity'
import { within } from '../../platform/scoped'
import { creditIn } from './credit'
import { passbookId } from './passbook-rules'
import { findPassbook } from './passbook-store'

/**
 * A mistake is taken back by a new entry that points at the old one and says why (PRODUCT §1.6). In a month that is
 * sealed nothing changes any more: what it did to the list is said in a note beside it.
 */
export async function reverseEntry(
  context: ActContext,
  { memberId, month, entryId, reason }: ParsedInput<'deed.reverse'>,
): Promise<Output<'deed.reverse'>> {
  const { scope, caller, now } = context
  const member = await within<MemberDocument>(scope, 'members').findById(memberId, ['branchId'])
  if (!member) {
    throw new AppError('NOT_FOUND')
  }
  if (memberId === caller.memberId) {
    throw new AppError('OWN_ENTRY')
  }
  const passbook = await findPassbook(passbookId(month, memberId))
  const entry = passbook?.entries.find(({ _id }) => _id === entryId)
  if (!passbook || !entry || entry.reverses) {
    throw new AppError('NOT_FOUND')
  }
  if (passbook.sealed) {
    throw new AppError('MONTH_REFUSED', { phase: 'frozen' })
  }
  const reversal = `${entryId}:taken-back`
  await context.record({ orgId: member.branchId, subjectId: memberId, note: `冲销 ${entry.code}` })
  const left = await creditIn(
    { memberId, branchId: passbook.branchId, track: passbook.track },
    [
      {
        _id: reversal,
        code: entry.code,
        day: entry.day,
        amount: entry.amount,
        what: entry.what,
        by: caller.memberId,
        at: now,
        reverses: entryId,
        reason,
        ...(entry.evidence && { evidence: entry.evidence }),
      },
    ],
    month,
    now,
  )
  if (left.length > 0) {
    throw new AppError('MONTH_REFUSED', { phase: 'frozen' })
  }
  return { entryId: reversal, creditedTo: month }
}
