import { findTaskCard } from './task-store'

export interface TaskFacts {
  title: string
  /** Absent where the task is gone. */
  leadId?: string
  /** The need it answers. */
  needId?: string
}

/** What the end of a shift or a need has to know of its task; one operation. */
export async function taskFacts(taskId: string): Promise<TaskFacts> {
  const task = await findTaskCard(taskId)
  return {
    title: task?.title ?? '',
    ...(task && { leadId: task.leadId }),
    ...(task?.needId && { needId: task.needId }),
  }
}
