import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import { dayOf } from '../../platform/calendar'
import type { ActContext } from '../../platform/context'
import { phaseOf, refuseOutOfPhase } from './life-rules'
import { passPlacesOn } from './pass-places-on'
import { peopleOf, refuseTimes, type Slot } from './publish-rules'
import { requestKey } from './request-key'
import type { Judged } from './shift-store'
import { findShiftIn, saveSlot } from './task-edit-store'
import { findTaskCard } from './task-store'
import { tellChange } from './tell-change'

/**
 * Other times or another number of places, before the start. Free places pass on to who waits, and everybody hears of
 * other times. Four operations; other times cost two more, places that pass on two.
 */
export async function editShift(
  context: ActContext,
  { shiftId, was, ...slot }: ParsedInput<'shift.edit'>,
): Promise<Output<'shift.edit'>> {
  const { scope, now, requestId } = context
  const shift = await findShiftIn(scope, shiftId)
  if (!shift) {
    throw new AppError('NOT_FOUND')
  }
  const request = requestKey('edit', context, requestId)
  const isMoved = was.startsAt !== slot.startsAt || was.endsAt !== slot.endsAt
  if (!shift.spent.includes(request)) {
    refuseOutOfPhase('edit', phaseOf(shift, now))
    if (isMoved) {
      refuseTimes(slot, now)
    }
  }
  await context.record({ orgId: shift.branchId, subjectId: shiftId, note: noteOf(was, slot, isMoved) })
  const saved =
    (await saveSlot(scope, { shiftId, was, slot: { ...slot, ...(isMoved && { movedAt: now }) }, request })) ??
    (await settle(context, shiftId, slot, request))
  if (isMoved && saved.spent.includes(request)) {
    await tellMoved(context, saved)
  }
  await passPlacesOn(saved, now)
  return { taken: saved.roster.length, places: saved.places }
}

/** Why the write did not match; what stands there already, by this request or another, is what was asked for. */
async function settle(
  { scope, now }: ActContext,
  shiftId: string,
  slot: Slot,
  request: string,
): Promise<Judged> {
  const shift = await findShiftIn(scope, shiftId)
  if (!shift) {
    throw new AppError('NOT_FOUND')
  }
  const isSame =
    shift.startsAt === slot.startsAt && shift.endsAt === slot.endsAt && shift.places === slot.places
  if (isSame || shift.spent.includes(request)) {
    return shift
  }
  refuseOutOfPhase('edit', phaseOf(shift, now))
  throw new AppError('EDIT_CONFLICT')
}

async function tellMoved(context: ActContext, shift: Judged): Promise<void> {
  const { _id: shiftId, taskId, startsAt, endsAt } = shift
  const task = await findTaskCard(taskId)
  await tellChange(context, {
    memberIds: [...peopleOf(shift), shift.leadId],
    kind: 'shiftChanged',
    occasion: context.requestId,
    facts: { startsAt, endsAt, ...(task && { title: task.title, siteName: task.site.name }) },
    taskId,
    shiftId,
  })
}

function noteOf(was: Slot, slot: Slot, isMoved: boolean): string {
  const places = was.places === slot.places ? [] : [`名额 ${was.places} 改为 ${slot.places}`]
  const parts = [...(isMoved ? ['改时间'] : []), ...places]
  return `${dayOf(was.startsAt)} 的班次：${parts.join('，') || '没有改动'}`
}
