import type { MessageKind } from '../../contract/message'
import { type Walk, walkOn } from '../../platform/cursor'
import { tell } from '../message/tell'
import type { Due } from './due-store'
import { taskTitles } from './task-titles'

/** So many shifts in one step; the next step goes on where this one ended. */
export const AT_ONCE = 50

export interface Step {
  done: number
  isMore: boolean
}

interface Telling extends Omit<Walk<Due>, 'handle'> {
  told(shift: Due): { kind: MessageKind; occasion: number; memberIds: string[] }
}

/** One step of a walk through shifts that tells people something of each. */
export async function tellDue({ told, ...walk }: Telling, now: number): Promise<Step> {
  const done = await walkOn({ ...walk, handle: (shifts) => tellOf(shifts, told, now) })
  return { done, isMore: done === AT_ONCE }
}

/** One message a person; one operation for a thousand of them, and one for the titles. */
async function tellOf(shifts: readonly Due[], told: Telling['told'], now: number): Promise<void> {
  const spoken = shifts
    .map((shift) => ({ shift, ...told(shift) }))
    .filter(({ memberIds }) => memberIds.length > 0)
  const titles = await taskTitles(spoken.map(({ shift }) => shift.taskId))
  await tell(
    now,
    ...spoken.map(({ shift: { _id: shiftId, taskId, startsAt, endsAt }, ...rest }) => ({
      ...rest,
      taskId,
      shiftId,
      facts: { title: titles.get(taskId) ?? '', startsAt, endsAt },
    })),
  )
}

export function byStart({ _id, startsAt }: Due) {
  return { at: startsAt, id: _id }
}

export function idsOf(entries: readonly { memberId: string }[]): string[] {
  return entries.map(({ memberId }) => memberId)
}
