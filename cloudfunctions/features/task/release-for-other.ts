import type { Output, ParsedInput } from '../../contract/contract'
import type { ActContext } from '../../platform/context'
import { tell } from '../message/tell'
import { makeRelease } from './make-release'
import { peopleInScope } from './people-in-scope'
import { requestKey } from './request-key'
import { factsOf, toldShift } from './told-shift'

/** The officer gives back what a person of theirs holds or waits for; the person is told. */
export async function releaseForOther(
  context: ActContext,
  { shiftId, memberId }: ParsedInput<'task.releaseFor'>,
): Promise<Output<'task.releaseFor'>> {
  const { caller, now, requestId, scope } = context
  const [person] = await peopleInScope(scope, [memberId])
  await context.record({
    orgId: person?.branchId ?? caller.branchId,
    subjectId: memberId,
    note: '代退出',
    onBehalfOf: memberId,
  })
  const isReleased = await makeRelease({
    shiftId,
    entry: { memberId, at: now, by: caller.memberId },
    request: requestKey('release', context, requestId),
  })
  if (isReleased && memberId !== caller.memberId) {
    const told = await factsOf(await toldShift(shiftId))
    await tell(now, { memberIds: [memberId], kind: 'releasedForYou', occasion: requestId, ...told })
  }
  return { state: 'none' }
}
