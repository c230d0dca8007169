import keyBy from 'lodash/keyBy'
import uniq from 'lodash/uniq'
import type { Output, ParsedInput } from '../../contract/contract'
import type { MemberContext } from '../../platform/context'
import { readTrees } from '../../platform/organisation'
import { scopeOf } from '../../platform/scope'
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
  const shifts = await findCharged(view, await chargedTo(context), now, { limit, after: readCursor(cursor) })
  const tasks = keyBy(await cardsOf(shifts), '_id')
  const last = shifts.length === limit ? shifts.at(-1) : undefined
  return {
    items: shifts.map((shift) => {
      const task = tasks[shift.taskId]
      return { ...count(shift, now), title: task?.title ?? '', siteName: task?.site.name ?? '' }
    }),
    ...(last && { next: `${last.startsAt}_${last._id}` }),
  }
}

async function chargedTo({ caller, now }: MemberContext): Promise<Charged> {
  const { memberId: leadId, roles } = caller
  if (roles.length === 0) {
    return { leadId, branchIds: [] }
  }
  const scope = scopeOf(roles, 'task.edit', await readTrees(now))
  return { leadId, branchIds: scope.isCounty ? undefined : scope.branchIds }
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

function readCursor(cursor: string | undefined) {
  if (cursor === undefined) {
    return undefined
  }
  const cut = cursor.indexOf('_')
  return { startsAt: Number(cursor.slice(0, cut)), shiftId: cursor.slice(cut + 1) }
}
