import isEqual from 'lodash/isEqual'
import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { ActContext, MemberContext, WriteContext } from '../../platform/context'
import { findAway, findMember, saveReport } from './member-store'

type Input = ParsedInput<'roster.report'>

export const isOwnReport = ({ caller }: MemberContext, { memberId }: Input): boolean =>
  caller.memberId === memberId

/** The away member says where they are. */
export async function reportOwn(
  { now }: WriteContext,
  { memberId, away }: Input,
): Promise<Output<'roster.report'>> {
  refuseFuture(away, now)
  if (!(await saveReport('self', memberId, away))) {
    refuseUnless(isEqual((await findAway(memberId))?.away, away))
  }
  return { away }
}

/** An officer writes down what the away member reported. */
export async function reportForMember(
  context: ActContext,
  { memberId, away }: Input,
): Promise<Output<'roster.report'>> {
  const { scope, now } = context
  const member = await findMember(scope, memberId)
  if (!member) {
    throw new AppError('NOT_FOUND')
  }
  refuseFuture(away, now)
  refuseUnless(member.track === 'D' && !member.leftOn)
  await context.record({
    orgId: member.branchId,
    subjectId: memberId,
    note: '记下流动报告',
    onBehalfOf: memberId,
  })
  if (!(await saveReport(scope, memberId, away))) {
    refuseUnless(isEqual((await findMember(scope, memberId))?.away, away))
  }
  return { away }
}

function refuseFuture({ reportedOn }: Input['away'], now: number): void {
  refuseUnless(reportedOn <= dayOf(now))
}

function refuseUnless(isRight: boolean): void {
  if (!isRight) {
    throw new AppError('ENTRY_REFUSED', { why: 'away' })
  }
}
