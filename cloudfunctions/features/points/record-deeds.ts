import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import type { MemberDocument } from '../../platform/identity'
import { within } from '../../platform/scoped'
import { lastingId } from '../binding/lasting-id'
import { creditDeeds } from './credit-deeds'
import { mayRecord } from './deed-rules'
import { type DeedDocument, insertDeeds } from './deed-store'
import { ownerFields, ownersAmong } from './owner'

/**
 * An officer writes down what happened, for one or for many: people without a phone, a meeting's absences, dues,
 * adopted suggestions, upheld complaints. Never for themselves.
 */
export async function recordDeeds(
  context: ActContext,
  { code, day, amount, what, memberIds, isRelative }: ParsedInput<'deed.record'>,
): Promise<Output<'deed.record'>> {
  const { scope, caller, now, requestId } = context
  const wanted = uniq(memberIds)
  if (wanted.includes(caller.memberId)) {
    throw new AppError('OWN_ENTRY')
  }
  if (!mayRecord(code)) {
    throw new AppError('INVALID_INPUT', { path: 'code' })
  }
  if (day > dayOf(now)) {
    throw new AppError('INVALID_INPUT', { path: 'day' })
  }
  const people = await within<MemberDocument>(scope, 'members').findByIds(wanted, [...ownerFields, 'leftOn'])
  if (people.length < wanted.length || people.some(({ leftOn }) => leftOn !== undefined)) {
    throw new AppError('NOT_FOUND')
  }
  const owners = ownersAmong(people)
  if (owners.size < people.length) {
    throw new AppError('NO_PASSBOOK')
  }
  const deeds = people.map(
    ({ _id: memberId, branchId }): DeedDocument => ({
      _id: lastingId('deed', caller.memberId, requestId, memberId),
      memberId,
      branchId,
      code,
      day,
      amount,
      what,
      appliedAt: now,
      appliedBy: caller.memberId,
      state: 'confirmed',
      by: caller.memberId,
      at: now,
      ...(isRelative && { byRelative: true }),
      isPending: true,
      version: 1,
    }),
  )
  await context.record({
    orgId: people[0]?.branchId ?? caller.branchId,
    subjectId: wanted.length === 1 ? (wanted[0] as string) : (people[0]?.branchId ?? ''),
    note: `登记 ${code}，${deeds.length} 人`,
  })
  await insertDeeds(deeds)
  await creditDeeds(deeds, owners, now)
  return { recorded: deeds.length }
}
