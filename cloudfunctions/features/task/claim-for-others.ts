import intersection from 'lodash/intersection'
import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import type { MemberDocument } from '../../platform/identity'
import { within } from '../../platform/scoped'
import { tell } from '../message/tell'
import { claimTogether } from './claim-together'
import { makeClaim } from './make-claim'
import { makeRelease } from './make-release'
import { requestKey } from './request-key'
import { audiencesOf, type Entry } from './shift-rules'
import { toldShift } from './told-shift'

/**
 * PRODUCT §1.3: a group leader or officer claims for people of theirs; both names are kept. One person is treated
 * as if they had tapped; several, such as a standing team, get places together or not at all.
 */
export async function claimForOthers(
  context: ActContext,
  { shiftId, memberIds, teamId }: ParsedInput<'task.claimFor'>,
): Promise<Output<'task.claimFor'>> {
  const { caller, now, requestId } = context
  const people = await findPeople(context, uniq(memberIds))
  // The contract asks for at least one.
  const entries = people.map(
    ({ _id }): Entry => ({ memberId: _id, at: now, by: caller.memberId, ...(teamId && { teamId }) }),
  ) as [Entry, ...Entry[]]
  const [first] = entries
  await context.record({
    orgId: people[0]?.branchId ?? caller.branchId,
    subjectId: people.length === 1 ? first.memberId : shiftId,
    note: people.length === 1 ? '代报名' : `代 ${people.length} 人报名`,
    ...(people.length === 1 && { onBehalfOf: first.memberId }),
  })
  const request = requestKey('claim', context, requestId)
  const audiences = intersection(...people.map(audiencesOf))
  const outcome =
    people.length === 1
      ? await makeClaim({ shiftId, entry: first, request, audiences })
      : await claimTogether(shiftId, entries, request, audiences)
  await tell(now, {
    memberIds: entries.map(({ memberId }) => memberId).filter((id) => id !== caller.memberId),
    kind: 'claimedForYou',
    occasion: requestId,
    ...(await toldShift(shiftId)),
  })
  return outcome
}

export async function releaseForOther(
  context: ActContext,
  { shiftId, memberId }: ParsedInput<'task.releaseFor'>,
): Promise<Output<'task.releaseFor'>> {
  const { caller, now, requestId } = context
  const [person] = await findPeople(context, [memberId])
  await context.record({
    orgId: person?.branchId ?? caller.branchId,
    subjectId: memberId,
    note: '代退出',
    onBehalfOf: memberId,
  })
  await makeRelease({
    shiftId,
    entry: { memberId, at: now, by: caller.memberId },
    request: requestKey('release', context, requestId),
  })
  await tell(now, {
    memberIds: [memberId],
    kind: 'releasedForYou',
    occasion: requestId,
    ...(await toldShift(shiftId)),
  })
  return { state: 'none' }
}

/** All of them in the officer's scope and still members, in the order they were named, or NOT_FOUND. */
async function findPeople({ scope }: ActContext, memberIds: readonly string[]) {
  const people = await within<MemberDocument>(scope, 'members').findByIds(memberIds, [
    'kind',
    'branchId',
    'alsoIn',
    'leftOn',
  ])
  const present = new Map(people.filter(({ leftOn }) => leftOn === undefined).map((one) => [one._id, one]))
  if (present.size < memberIds.length) {
    throw new AppError('NOT_FOUND')
  }
  return memberIds.flatMap((memberId) => present.get(memberId) ?? [])
}
