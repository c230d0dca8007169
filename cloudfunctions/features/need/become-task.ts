import { AppError } from '../../platform/app-error'
import type { ActContext } from '../../platform/context'
import { reachesBranch } from '../../platform/scope'
import { carryOut } from './carry-out'
import { findNeed } from './need-store'

/**
 * A task answers the need; the asker is told. The officer's scope must reach the need's branch. To be called within an
 * act that is recorded; with the same task again it is harmless. Three operations.
 */
export async function becomeTask(
  { caller, scope, now }: ActContext,
  needId: string,
  taskId: string,
  title: string,
): Promise<void> {
  const need = await findNeed(needId)
  if (!need || !reachesBranch(scope, need.branchId)) {
    throw new AppError('NOT_FOUND')
  }
  await carryOut(
    {
      needId,
      event: 'becomeTask',
      request: `task:${taskId}`,
      change: { task: { id: taskId, title }, takenBy: caller.memberId },
    },
    now,
  )
}
