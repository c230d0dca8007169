import { randomBytes } from 'node:crypto'
import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { op } from '../../platform/database'
import { memberNames } from '../roster/member-names'
import { readWorkCalendar } from './calendar-store'
import { type Cycle, heldNames, publishable } from './cycle-rules'
import { isNoticeOver } from './month-rules'
import { nextList } from './published-list'
import { changeMonth, monthInPhase, refuseOtherVersion } from './run-month'

/** After the notice: the list is frozen and has its check code. A name with an open objection is held back. */
export async function publishList(
  context: ActContext,
  { branchId, month, version }: ParsedInput<'month.publish'>,
): Promise<Output<'month.publish'>> {
  const { now } = context
  const { cycle, phase } = await monthInPhase(context, { branchId, month }, ['notice', 'frozen'])
  await context.record({ orgId: branchId, subjectId: branchId, note: `${month} 发布` })
  if (phase === 'frozen' && !cycle.spent.includes(context.requestId)) {
    throw new AppError('MONTH_REFUSED', { phase })
  }
  if (!cycle.fixedOn || !isNoticeOver(cycle.fixedOn, now, await readWorkCalendar(now))) {
    throw new AppError('MONTH_REFUSED', { phase })
  }
  refuseOtherVersion(cycle, version, context.requestId)
  const after = await addList(context, cycle, 'own')
  return { code: after.published[0]?.code ?? '', held: heldNames(after).size }
}

/** A name cleared after publication stands on a list of its own, with its own code; the first one does not change. */
export async function publishSupplement(
  context: ActContext,
  { branchId, month, version }: ParsedInput<'month.supplement'>,
): Promise<Output<'month.supplement'>> {
  const { cycle } = await monthInPhase(context, { branchId, month }, ['frozen'])
  refuseOtherVersion(cycle, version, context.requestId)
  await context.record({ orgId: branchId, subjectId: branchId, note: `${month} 增补发布` })
  if (publishable(cycle).length === 0 && !cycle.spent.includes(context.requestId)) {
    throw new AppError('NOT_FOUND')
  }
  const after = await addList(context, cycle, 'supplement')
  const last = after.published.at(-1)
  return { code: last?.code ?? '', added: last?.rows.length ?? 0 }
}

async function addList(
  { caller, now, requestId }: ActContext,
  cycle: Cycle,
  kind: 'own' | 'supplement',
): Promise<Cycle> {
  const people = publishable(cycle)
  const { topThird } = cycle
  const third = kind === 'own' && topThird ? topThird.map(({ memberId }) => memberId) : []
  const names = await memberNames([...people.map(({ memberId }) => memberId), ...third])
  const published = nextList(cycle, {
    kind,
    names,
    saltFor: () => randomBytes(16).toString('hex'),
    at: now,
    by: caller.memberId,
  })
  return changeMonth(cycle, requestId, {
    published: op.push(published),
    listed: op.pushAll(people.map(({ memberId }) => memberId)),
    ...(kind === 'own' && { publishedAt: now }),
    ...(third.length > 0 && {
      topThird: third.flatMap((memberId) => {
        const name = names.get(memberId)
        return name === undefined ? [] : [{ memberId, name }]
      }),
    }),
  })
}
