import { findTask } from './task-store'

export interface TaskFacts {
  title: string
  /** The need it answers. */
  needId?: string
}

/** What the end of a shift needs of its task; one operation. */
export async function taskFacts(taskId: string): Promise<TaskFacts> {
  const task = await findTask(taskId)
  return { title: task?.title ?? '', ...(task?.needId && { needId: task.needId }) }
}
