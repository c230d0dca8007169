import { addDays, dayOf, HOUR, startOfDay } from '../../platform/calendar'
import { findDue } from './due-store'
import { AT_ONCE, byStart, idsOf, type Step, tellDue } from './tell-due'

/** The hour in Shanghai at which tomorrow's people are asked. */
const REMINDER_HOUR = 18

/**
 * PRODUCT §4, one optional question the day before: 会来 or 来不了. From 18:00 on for all of tomorrow, or at the first
 * run after, as long as the shift has not started.
 */
export function remindOfTomorrow(now: number): Promise<Step> {
  const horizon = startOfDay(addDays(dayOf(now + (24 - REMINDER_HOUR) * HOUR), 1))
  return tellDue(
    {
      name: 'comingTomorrow',
      from: startOfDay(addDays(dayOf(now), 1)) - 1,
      next: (after) => findDue('startsAt', ['open'], after, horizon - 1, AT_ONCE),
      positionOf: byStart,
      told: ({ startsAt, roster, coming }) => ({
        kind: 'comingTomorrow',
        occasion: startsAt,
        memberIds: startsAt > now ? idsOf(roster).filter((memberId) => !coming[memberId]) : [],
      }),
    },
    now,
  )
}
