import { op } from '../../platform/database'
import { carryOut } from './carry-out'
import { dueAfter } from './need-rules'
import { findNeed } from './need-store'

/**
 * The task that was to answer the need takes place no more: the need is open again, with a new term, and its asker is
 * told. To be called within an act that is recorded; harmless when the need has gone on, or is called for again.
 */
export async function loseTask(needId: string, taskId: string, now: number): Promise<void> {
  const request = `task-gone:${taskId}`
  const need = await findNeed(needId)
  const isWaitingForIt = need?.state === 'task' && need.task?.id === taskId
  if (need && (isWaitingForIt || need.spent.includes(request))) {
    const change = { dueAt: dueAfter(need.when, now), risenAt: op.unset(), task: op.unset() }
    await carryOut({ needId, event: 'loseTask', request, change }, now)
  }
}
