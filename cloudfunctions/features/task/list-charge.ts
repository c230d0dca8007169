import keyBy from 'lodash/keyBy'
import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import { scopeWith } from '../../platform/access'
import type { MemberContext } from '../../platform/context'
import { nextPage, positionAt } from '../../platform/paging'
import { phaseOf } from './life-rules'
import { type Charged, findCharged, type Listed } from './running-store'
import { queueCap } from './shift-rules'
import { findTaskCards } from './task-store'

/** Shifts I lead, and for an officer those of the branches served. Three operations, however many people. */
export async function listCharge(
  context: MemberContext,
  { view, cursor, limit }: ParsedInput<'shift.list'>,
): Promise<Output<'shift.list'>> {
  const { now } = context
  const shifts = await findCharged(view, await chargedTo(context), now, {
    limit,
    after: positionAt(cursor),
  })
  const tasks = keyBy(await cardsOf(shifts), '_id')
  return {
    items: shifts.map((shift) => {
      const task = tasks[shift.taskId]
      return { ...count(shift, now), title: task?.title ?? '', siteName: task?.site.name ?? '' }
    }),
    ...nextPage(shifts, limit, ({ startsAt }) => startsAt),
  }
}

async function chargedTo(context: MemberContext): Promise<Charged> {
  const scope = await scopeWith(context, 'task.edit')
  return { leadId: context.caller.memberId, branchIds: scope.isCounty ? undefined : scope.branchIds }
}

async function cardsOf(shifts: readonly Listed[]) {
  return shifts.length === 0 ? [] : findTaskCards(uniq(shifts.map(({ taskId }) => taskId)))
}

function count(shift: Listed, now: number) {
  const { _id, taskId, startsAt, endsAt, places, left, held, queueLeft, state, unconfirmed } = shift
  const taken = Math.max(0, places - left - held.length)
  const waiting = Math.max(0, queueCap(places) - queueLeft)
  return {
    shiftId: _id,
    taskId,
    startsAt,
    endsAt,
    phase: phaseOf({ ...shift, queue: { length: waiting } }, now),
    places,
    taken,
    waiting,
    coming: Object.keys(shift.coming).length,
    checkedIn: Object.keys(shift.checkIns).length,
    unconfirmed: state === 'cancelled' ? 0 : (unconfirmed ?? taken),
  }
}
