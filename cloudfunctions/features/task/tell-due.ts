import type { MessageKind } from '../../contract/message'
import { addDays, dayOf, HOUR, startOfDay } from '../../platform/calendar'
import { type Walk, walkOn } from '../../platform/cursor'
import { tell } from '../message/tell'
import { type Due, findDue } from './due-store'
import { taskTitles } from './task-titles'

/** So many shifts in one step; the next step goes on where this one ended. */
const AT_ONCE = 50

const DAY = 24 * HOUR

export interface Step {
  done: number
  isMore: boolean
}

/** PRODUCT §4: who waited and got no place is told so when the shift starts. */
export function tellNotMovedUp(now: number): Promise<Step> {
  return step('notMovedUp', now, {
    from: now - DAY,
    next: (after) => findDue('startsAt', ['open', 'settled'], after, now, AT_ONCE),
    positionOf: byStart,
    told: ({ startsAt, queue }) => ({ kind: 'notMovedUp', occasion: startsAt, memberIds: ids(queue) }),
  })
}

/** The lead is asked for the hours when the shift is over. */
export function askForHours(now: number): Promise<Step> {
  return askForHoursAfter('hoursToConfirm', now, 0)
}

/** Again after three days, if nobody has confirmed any. */
export function askForHoursAgain(now: number): Promise<Step> {
  return askForHoursAfter('hoursToConfirmAgain', now, 3 * DAY)
}

function askForHoursAfter(name: string, now: number, wait: number): Promise<Step> {
  return step(name, now, {
    from: now - wait - DAY,
    next: (after) => findDue('endsAt', ['open'], after, now - wait, AT_ONCE),
    positionOf: ({ _id, endsAt }) => ({ at: endsAt, id: _id }),
    told: ({ endsAt, leadId, roster }) => ({
      kind: 'hoursToConfirm',
      occasion: endsAt + wait,
      memberIds: roster.length > 0 ? [leadId] : [],
    }),
  })
}

/** The day before at this hour in Shanghai, PRODUCT §4: one optional question. */
const REMINDER_HOUR = 18

/** 会来 or 来不了: from 18:00 on for all of tomorrow, or at the first run after, as long as it has not started. */
export function remindOfTomorrow(now: number): Promise<Step> {
  const horizon = startOfDay(addDays(dayOf(now + (24 - REMINDER_HOUR) * HOUR), 1))
  return step('comingTomorrow', now, {
    from: startOfDay(addDays(dayOf(now), 1)) - 1,
    next: (after) => findDue('startsAt', ['open'], after, horizon - 1, AT_ONCE),
    positionOf: byStart,
    told: ({ startsAt, roster, coming }) => ({
      kind: 'comingTomorrow',
      occasion: startsAt,
      memberIds: startsAt > now ? ids(roster).filter((memberId) => !coming[memberId]) : [],
    }),
  })
}

interface Telling extends Pick<Walk<Due>, 'from' | 'next' | 'positionOf'> {
  told(shift: Due): { kind: MessageKind; occasion: number; memberIds: string[] }
}

async function step(name: string, now: number, { told, ...walk }: Telling): Promise<Step> {
  const done = await walkOn({ name, ...walk, handle: (shifts) => tellOf(shifts, told, now) })
  return { done, isMore: done === AT_ONCE }
}

/** One message a person; a thousand in one operation. */
async function tellOf(shifts: readonly Due[], told: Telling['told'], now: number): Promise<void> {
  const spoken = shifts
    .map((shift) => ({ shift, ...told(shift) }))
    .filter(({ memberIds }) => memberIds.length > 0)
  const titles = await taskTitles(spoken.map(({ shift }) => shift.taskId))
  for (const { shift, ...rest } of spoken) {
    const { _id: shiftId, taskId, startsAt, endsAt } = shift
    await tell(now, {
      ...rest,
      taskId,
      shiftId,
      facts: { title: titles.get(taskId) ?? '', startsAt, endsAt },
    })
  }
}

function byStart({ _id, startsAt }: Due) {
  return { at: startsAt, id: _id }
}

function ids(entries: readonly { memberId: string }[]): string[] {
  return entries.map(({ memberId }) => memberId)
}
