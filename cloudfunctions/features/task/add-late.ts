import type { Output, ParsedInput } from '../../contract/contract'
import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { reachesBranch } from '../../platform/scope'
import { tell } from '../message/tell'
import { branchesOf } from '../roster/find-in-branch'
import { isOnRoster, makeRoom, refuseAddition } from './add-rules'
import { checkInTimes } from './check-in-rules'
import { addToRoster } from './running-store'
import type { Shown } from './shift-rules'
import { findShown } from './shift-store'
import { taskTitles } from './task-titles'

/** Each round lost means somebody else's write, mostly a check-in, went through in between. */
const ROUNDS = 5

/** The lead's word that somebody is there who has no claim (PRODUCT §4); they are told, and count as checked in. */
export async function addLate(
  context: ActContext,
  { shiftId, memberId }: ParsedInput<'shift.add'>,
  shift: Shown,
): Promise<Output<'shift.add'>> {
  const { now } = context
  await refuseStranger(context, shift, memberId)
  await context.record({ orgId: shift.branchId, subjectId: memberId, note: '现场加人' })
  const added = await add(context, shift, memberId)
  if (isAddition(added, memberId)) {
    const { taskId, startsAt } = added
    const title = (await taskTitles([taskId])).get(taskId) ?? ''
    const facts = { title, startsAt }
    await tell(now, { memberIds: [memberId], kind: 'addedLate', occasion: 'added', facts, taskId, shiftId })
  }
  return { taken: added.roster.length }
}

/** Not somebody who had claimed before, and whom the lead only did not find. */
function isAddition(shift: Shown, memberId: string): boolean {
  const { from } = checkInTimes(shift)
  return shift.roster.some((entry) => entry.memberId === memberId && entry.by && entry.at >= from)
}

/** People of the task's branch, those who wait for the shift or are on it, and whom an officer serves. */
async function refuseStranger({ scope }: ActContext, shift: Shown, memberId: string): Promise<void> {
  const branchIds = await branchesOf(memberId)
  const line = [...shift.roster, ...shift.held, ...shift.queue]
  const isKnown =
    branchIds?.some((branchId) => branchId === shift.branchId || reachesBranch(scope, branchId)) ||
    (branchIds && line.some((entry) => entry.memberId === memberId))
  if (!isKnown) {
    throw new AppError('NOT_FOUND')
  }
}

async function add({ caller, now }: ActContext, first: Shown, memberId: string): Promise<Shown> {
  let shift: Shown | undefined = first
  for (let round = 0; round < ROUNDS; round += 1) {
    if (!shift) {
      throw new AppError('NOT_FOUND')
    }
    if (isOnRoster(shift, memberId)) {
      return shift
    }
    refuseAddition(shift, now)
    const entry = { memberId, at: now, by: caller.memberId }
    const added = await addToRoster(shift, entry, makeRoom(shift, memberId, now))
    if (added) {
      return added
    }
    shift = await findShown(first._id)
  }
  throw new AppError('BUSY')
}
