import { AppError } from '../../platform/app-error'
import { findShown } from './shift-store'
import { taskFacts } from './task-facts'

/** What a message says of a shift, besides what happened. Two operations. */
export async function toldShift(shiftId: string) {
  const shift = await findShown(shiftId)
  if (!shift) {
    throw new AppError('NOT_FOUND')
  }
  const { taskId, startsAt, endsAt } = shift
  const { title } = await taskFacts(taskId)
  return { taskId, shiftId, facts: { title, startsAt, endsAt } }
}
