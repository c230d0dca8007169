import { randomBytes } from 'node:crypto'
import type { Slot, Task } from './publish-rules'
import { audienceToken, newShift, type Shift } from './shift-rules'

/** Shifts of a task as they are published; `prefix` and their number make their ids. */
export function shiftsOfTask(task: Task, slots: readonly Slot[], prefix: string): Shift[] {
  return slots.map((slot, index) =>
    newShift({
      ...slot,
      _id: `${prefix}-s${index + 1}`,
      taskId: task._id,
      branchId: task.branchId,
      siteId: task.site.id,
      leadId: task.leadId,
      kind: task.kind,
      audience: audienceToken(task.audience, task.branchId),
      urgent: task.urgent,
      secret: randomBytes(24).toString('base64url'),
    }),
  )
}
