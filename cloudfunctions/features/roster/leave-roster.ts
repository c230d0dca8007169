import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { unboundOpenid } from '../../platform/identity'
import { readTrees } from '../../platform/organisation'
import { forgetAccount } from '../binding/forget-account'
import { mayHandOver } from '../binding/hand-over'
import { current } from '../role/role-rules'
import { stepDown } from '../role/step-down'
import { releaseFutureShifts } from '../task/release-future-shifts'
import { endMembership, findMember } from './member-store'
import { settleEdit } from './settle-edit'
import { viewEntry } from './view-entry'

/**
 * The membership ends: nobody is bound to the entry any more and its offices end, so the officer must be one who
 * could take them, and places go to who waits. The entry stays for past months.
 */
export async function leaveRoster(
  context: ActContext,
  input: ParsedInput<'roster.leave'>,
): Promise<Output<'roster.leave'>> {
  const { scope, now, caller } = context
  const { memberId, version, on } = input
  const member = await findMember(scope, memberId)
  if (!member) {
    throw new AppError('NOT_FOUND')
  }
  if (on > dayOf(now)) {
    throw new AppError('INVALID_INPUT', { path: 'on' })
  }
  if (!mayHandOver(caller.roles, current(member.roles, now), await readTrees(now))) {
    throw new AppError('NOT_GRANTABLE')
  }
  await context.record({ orgId: member.branchId, subjectId: memberId, note: '转出名册' })
  if (!member.leftOn && member.version === version) {
    await stepDown(member)
    if (member.openid !== unboundOpenid(memberId)) {
      await forgetAccount(member.openid)
    }
  }
  const left =
    (await endMembership(scope, input)) ?? (await settleEdit(context, input, ({ leftOn }) => leftOn === on))
  // After the end, since nobody claims from then on; a retry gives back what a crash left.
  await releaseFutureShifts(context, memberId)
  return viewEntry(context, left)
}
