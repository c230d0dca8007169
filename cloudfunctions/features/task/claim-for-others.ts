import intersection from 'lodash/intersection'
import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { tell } from '../message/tell'
import { refuseOutsideTeam } from '../org/refuse-outside-team'
import { claimTogether } from './claim-together'
import { makeClaim } from './make-claim'
import { peopleInScope } from './people-in-scope'
import { requestKey } from './request-key'
import { audiencesOf, type Entry } from './shift-rules'
import { factsOf, toldShift } from './told-shift'

/**
 * PRODUCT §1.3: a group leader or officer claims for people of theirs; both names are kept. One person is treated
 * as if they had tapped; several, such as a standing team, get places together or not at all.
 */
export async function claimForOthers(
  context: ActContext,
  { shiftId, memberIds, teamId }: ParsedInput<'task.claimFor'>,
): Promise<Output<'task.claimFor'>> {
  const { caller, now, requestId, scope } = context
  const people = await peopleInScope(scope, uniq(memberIds))
  if (teamId) {
    await refuseOutsideTeam(teamId, memberIds)
  }
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
  await tellClaimed(context, shiftId, memberIds)
  return outcome
}

/** What the shift says, so that a retry tells the same: whoever claimed themselves is told nothing. */
async function tellClaimed(
  { caller, now }: ActContext,
  shiftId: string,
  memberIds: readonly string[],
): Promise<void> {
  const shift = await toldShift(shiftId)
  const entries = [...shift.roster, ...shift.held, ...shift.queue].filter(
    ({ memberId, by }) =>
      by === caller.memberId && memberId !== caller.memberId && memberIds.includes(memberId),
  )
  if (entries.length > 0) {
    const told = await factsOf(shift)
    await tell(
      now,
      ...entries.map(({ memberId, at }) => ({
        memberIds: [memberId],
        kind: 'claimedForYou' as const,
        occasion: at,
        ...told,
      })),
    )
  }
}
