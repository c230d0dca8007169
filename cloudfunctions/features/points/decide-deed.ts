import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { reachesBranch } from '../../platform/scope'
import { tell } from '../message/tell'
import { creditDeeds } from './credit-deeds'
import { decide, findDeed } from './deed-store'
import { ownersOf } from './owner'

/**
 * Yes or no to a deed, never to one's own (PRODUCT §1.5). The word is one conditional write; the passbook follows by
 * the deed's id, and a job finishes what a crash left.
 */
export async function decideDeed(
  context: ActContext,
  { deedId, version, do: word }: ParsedInput<'deed.decide'>,
): Promise<Output<'deed.decide'>> {
  const { scope, caller, now } = context
  const deed = await findDeed(deedId)
  if (!deed || !reachesBranch(scope, deed.branchId)) {
    throw new AppError('NOT_FOUND')
  }
  if (deed.memberId === caller.memberId) {
    throw new AppError('OWN_ENTRY')
  }
  const state = word.verb === 'confirm' ? ('confirmed' as const) : ('returned' as const)
  await context.record({
    orgId: deed.branchId,
    subjectId: deed.memberId,
    note: word.verb === 'confirm' ? `确认 ${deed.code}` : `退回 ${deed.code}`,
  })
  const change =
    word.verb === 'confirm'
      ? { state, isPending: true, ...(word.isRelative && { byRelative: true }) }
      : { state, reason: word.reason }
  const isMine = await decide({ _id: deedId, version }, { ...change, by: caller.memberId, at: now })
  const after = isMine ? { ...deed, ...change, by: caller.memberId, at: now } : await findDeed(deedId)
  if (!after || after.state !== state || after.by !== caller.memberId) {
    throw new AppError('DEED_DECIDED', { state: after?.state ?? deed.state })
  }
  if (state === 'confirmed') {
    await creditDeeds([after], await ownersOf([after.memberId]), now)
  } else {
    await tell(now, {
      memberIds: [after.memberId],
      kind: 'deedReturned',
      occasion: deedId,
      facts: { title: after.what, ...(after.reason && { reason: after.reason }) },
    })
  }
  return { state }
}
