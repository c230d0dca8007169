import { AppError } from '../../platform/app-error'
import type { Shown } from './shift-rules'
import { findShown } from './shift-store'
import { taskFacts } from './task-facts'

/** The shift a message is about. */
export async function toldShift(shiftId: string): Promise<Shown> {
  const shift = await findShown(shiftId)
  if (!shift) {
    throw new AppError('NOT_FOUND')
  }
  return shift
}

/** What a message says of a shift, besides what happened. */
export async function factsOf({ _id: shiftId, taskId, startsAt, endsAt }: Shown) {
  const { title } = await taskFacts(taskId)
  return { taskId, shiftId, facts: { title, startsAt, endsAt } }
}
