import { DAY } from '../../platform/calendar'
import { findDue } from './due-store'
import { AT_ONCE, byStart, idsOf, type Step, tellDue } from './tell-due'

/** PRODUCT §4: who waited and got no place is told so when the shift starts. */
export function tellNotMovedUp(now: number): Promise<Step> {
  return tellDue(
    {
      name: 'notMovedUp',
      from: now - DAY,
      next: (after) => findDue('startsAt', ['open', 'settled'], after, now, AT_ONCE),
      positionOf: byStart,
      told: ({ startsAt, queue }) => ({ kind: 'notMovedUp', occasion: startsAt, memberIds: idsOf(queue) }),
    },
    now,
  )
}
